import type { Control } from "../../catalogue/catalogue";
import { compareText } from "../../pipeline/pipeline";
import type { ChokePoint, GateResult, Verdict, VerdictName, Proof } from "../posture";
import { verdictOrder } from "./verdict-words";

/** A gate and its verdict by one proof. */
export interface RankedGate {
  readonly control: Control;
  readonly verdict: Verdict;
}

export interface GateGroup {
  readonly verdict: VerdictName;
  readonly gates: readonly RankedGate[];
}

/**
 * Gates by verdict, most urgent first; within a verdict by weight times exposed targets, then by title. Leaves out a gate that the
 * catalogue has dropped.
 */
export function groupGates(
  results: readonly GateResult[],
  findControl: (id: string) => Control | undefined,
  proof: Proof,
): readonly GateGroup[] {
  const known = results.flatMap((result): RankedGate[] => {
    const control = findControl(result.control);
    return control ? [{ control, verdict: result[proof] }] : [];
  });
  return verdictOrder.flatMap((verdict) => {
    const gates = known.filter((gate) => gate.verdict.verdict === verdict).toSorted(compareGates);
    return gates.length === 0 ? [] : [{ verdict, gates }];
  });
}

function compareGates(a: RankedGate, b: RankedGate): number {
  return protection(b) - protection(a) || compareText(a.control.title, b.control.title);
}

function protection({ control, verdict }: RankedGate): number {
  return control.weight * Math.max(1, verdict.exposedTargets.length);
}

/** Most protected targets first, then most missing gates. */
export function rankChokePoints(points: readonly ChokePoint[]): readonly ChokePoint[] {
  return points.toSorted(
    (a, b) => b.targets.length - a.targets.length || b.missingGates.length - a.missingGates.length,
  );
}
