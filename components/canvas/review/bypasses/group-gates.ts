import type { Control } from "@/lib/domain/catalog/catalogue";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { GateResult, Verdict, VerdictName } from "@/lib/domain/posture/posture";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { verdictOrder } from "@/lib/domain/posture/words/verdict-words";

export interface SeenGate {
  readonly control: Control;
  readonly verdict: Verdict;
}

export interface GateGroup {
  readonly verdict: VerdictName;
  readonly gates: readonly SeenGate[];
}

/** By verdict, what needs a person first; among those the heaviest gate, then by title. */
export function groupGates(
  gates: readonly GateResult[],
  controls: ReadonlyMap<string, Control>,
  proof: Proof,
): readonly GateGroup[] {
  const seen = gates.flatMap((gate): SeenGate[] => {
    const control = controls.get(gate.control);
    return control ? [{ control, verdict: gate[proof] }] : [];
  });
  return verdictOrder.flatMap((verdict) => {
    const group = seen.filter((one) => one.verdict.verdict === verdict);
    return group.length === 0
      ? []
      : [
          {
            verdict,
            gates: group.toSorted(
              (a, b) => b.control.weight - a.control.weight || compareText(a.control.title, b.control.title),
            ),
          },
        ];
  });
}
