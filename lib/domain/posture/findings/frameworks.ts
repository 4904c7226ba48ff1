import { oncePer } from "../../once-per";
import type { Control, Mappings } from "../../catalogue/catalogue";
import { isEffective } from "../coverage/effective-status";
import type { FrameworkResult, RequirementStatus } from "../posture";
import type { MapStatuses } from "../coverage/assess";

/**
 * The support of each requirement by controls in place (Analysis 13), over the pairs in scope of a node and a mapped control:
 * met: all effective; partly: some effective or partial; unmet: none; not applicable: no pair. O(pairs + mappings).
 */
export function frameworksOf(
  assessed: MapStatuses,
  mappings: Mappings,
  as: "declared" | "proven",
): FrameworkResult[] {
  const { numberOf, frameworks } = numbered(mappings);
  const counts = countControls(assessed, numberOf, as);
  return frameworks.map(({ id, requirements }) => ({
    framework: id,
    requirements: requirements.map((requirement) => {
      let [inScope, effective, partial] = [0, 0, 0];
      for (const control of requirement.controls) {
        const at = 3 * control;
        inScope += counts[at] ?? 0;
        effective += counts[at + 1] ?? 0;
        partial += counts[at + 2] ?? 0;
      }
      return { id: requirement.id, status: statusOf(inScope, effective, partial) };
    }),
  }));
}

interface Numbered {
  /** The controls that some requirement cites, by id. */
  readonly numberOf: ReadonlyMap<string, number>;
  readonly frameworks: readonly {
    readonly id: string;
    readonly requirements: readonly { readonly id: string; readonly controls: Int32Array }[];
  }[];
}

/** The mappings belong to the catalogue and are the same for every map. */
const numbered = oncePer((mappings: Mappings): Numbered => {
  const numberOf = new Map<string, number>();
  const numberFor = (control: string) => {
    const number = numberOf.get(control) ?? numberOf.size;
    numberOf.set(control, number);
    return number;
  };
  const frameworks = mappings.frameworks.map(({ id, requirements }) => ({
    id,
    requirements: requirements.map((requirement) => ({
      id: requirement.id,
      controls: Int32Array.from(requirement.controls, numberFor),
    })),
  }));
  return { numberOf, frameworks };
});

function statusOf(inScope: number, effective: number, partial: number): RequirementStatus {
  if (inScope === 0) return "not-applicable";
  if (effective === inScope) return "met";
  return effective + partial > 0 ? "partly" : "unmet";
}

/** Three counts for each control: pairs in scope, effective ones, partial ones. */
function countControls(
  { controlsAt, statusesAt }: MapStatuses,
  numberOf: ReadonlyMap<string, number>,
  as: "declared" | "proven",
): Uint32Array {
  const counts = new Uint32Array(3 * numberOf.size);
  // Equal nodes share one array of controls.
  const remembered = new Map<readonly Control[], Int32Array>();
  for (const [index, controls] of controlsAt.entries()) {
    const numbers = remembered.get(controls) ?? Int32Array.from(controls, ({ id }) => numberOf.get(id) ?? -1);
    remembered.set(controls, numbers);
    const statuses = statusesAt[index] ?? [];
    for (let pair = 0; pair < numbers.length; pair++) {
      const at = 3 * (numbers[pair] ?? -1);
      const status = statuses[pair] ?? "not-assessed";
      if (at < 0 || status === "not-applicable") continue;
      counts[at] = (counts[at] ?? 0) + 1;
      if (isEffective(status, as)) counts[at + 1] = (counts[at + 1] ?? 0) + 1;
      else if (status === "partial") counts[at + 2] = (counts[at + 2] ?? 0) + 1;
    }
  }
  return counts;
}
