import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import type { ControlText } from "./control-texts";
import { compareFrameworks, frameworkName } from "@/lib/domain/catalogue/framework-names";

/** The first requirements that a control supports, as one line; `all`, framework by framework, if there are more. */
export interface FrameworkLine {
  readonly line: string;
  readonly all?: readonly string[] | undefined;
}

const shownFrameworks = 2;

const shownRequirements = 3;

export function frameworkLine(frameworks: ControlText["frameworks"], pipeline: Governed = {}): FrameworkLine {
  const all = Object.entries(frameworks).toSorted(([a], [b]) => compareFrameworks(a, b));
  const shown = all.slice(0, shownFrameworks);
  const rest = all.length - shown.length;
  const more = rest > 0 ? ` and ${rest} more ${rest === 1 ? "framework" : "frameworks"}` : "";
  const line =
    shown
      .map(
        ([framework, requirements]) =>
          `${frameworkName(framework, pipeline)} ${requirementText(requirements)}`,
      )
      .join("; ") + more;
  const isCut = rest > 0 || shown.some(([, requirements]) => requirements.length > shownRequirements);
  return {
    line,
    all: isCut
      ? all.map(
          ([framework, requirements]) => `${frameworkName(framework, pipeline)}: ${requirements.join(", ")}`,
        )
      : undefined,
  };
}

function requirementText(requirements: readonly string[]): string {
  const rest = requirements.length - shownRequirements;
  return requirements.slice(0, shownRequirements).join(", ") + (rest > 0 ? ` (+${rest})` : "");
}
