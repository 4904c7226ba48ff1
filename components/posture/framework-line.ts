import type { ControlText } from "./control-texts";
import { compareFrameworks, frameworkName } from "./framework-name";

/** The first requirements that a control supports, as one line; `all` where there are more. */
export interface FrameworkLine {
  readonly line: string;
  readonly all?: string | undefined;
}

const shownFrameworks = 2;
const shownRequirements = 3;

export function frameworkLine(frameworks: ControlText["frameworks"]): FrameworkLine {
  const all = Object.entries(frameworks).toSorted(([a], [b]) => compareFrameworks(a, b));
  const text = ([framework, requirements]: (typeof all)[number]) => `${frameworkName(framework)} ${requirementText(requirements)}`;
  const rest = all.length - shownFrameworks;
  const more = rest > 0 ? ` and ${rest} more ${rest === 1 ? "framework" : "frameworks"}` : "";
  return { line: all.slice(0, shownFrameworks).map(text).join("; ") + more, all: rest > 0 ? all.map(text).join("; ") : undefined };
}

function requirementText(requirements: readonly string[]): string {
  const rest = requirements.length - shownRequirements;
  return requirements.slice(0, shownRequirements).join(", ") + (rest > 0 ? ` (+${rest})` : "");
}
