import type { Control } from "@/lib/domain/catalog/catalogue";
import { catalogue } from "@/lib/domain/catalog/load";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import type { GateResult, Verdict, VerdictName } from "@/lib/domain/posture/posture";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { verdictOrder } from "@/lib/domain/posture/words/verdict-words";

export interface GateRow {
  readonly control: Control;
  readonly verdict: Verdict;
  /** The nodes that can carry it, with what is said of it there. */
  readonly places: readonly Assessment[];
}

export interface GateGroup {
  readonly verdict: VerdictName;
  readonly rows: readonly GateRow[];
}

/** Every gate under its verdict, what needs a person first; among those, what protects most: by weight and how many targets are exposed. */
export function gateRows(
  gates: readonly GateResult[],
  places: ReadonlyMap<string, readonly Assessment[]>,
  proof: Proof,
): readonly GateGroup[] {
  const controls = new Map(catalogue.controls.map((control) => [control.id, control]));
  const rows = gates.flatMap((gate): GateRow[] => {
    const control = controls.get(gate.control);
    return control ? [{ control, verdict: gate[proof], places: places.get(control.id) ?? [] }] : [];
  });
  return verdictOrder.flatMap((verdict) => {
    const group = rows.filter((row) => row.verdict.verdict === verdict);
    return group.length === 0
      ? []
      : [
          {
            verdict,
            rows: group.toSorted(
              (a, b) => rankOf(b) - rankOf(a) || compareText(a.control.title, b.control.title),
            ),
          },
        ];
  });
}

function rankOf({ control, verdict }: GateRow): number {
  return control.weight * Math.max(1, verdict.exposedTargets.length);
}
