import type { Control } from "../../catalogue/catalogue";
import { compareText } from "../../pipeline/pipeline";
import type { ChokePoint, GateResult, Verdict, VerdictName, Proof } from "../posture";
import { verdictOrder } from "./verdict-words";

/** A gate as a person reads of it: what it is called and weighs, and its verdict by one proof. */
export interface RankedGate {
  readonly control: Control;
  readonly verdict: Verdict;
}

export interface GateGroup {
  readonly verdict: VerdictName;
  readonly gates: readonly RankedGate[];
}

/**
 * Every gate under its verdict, what needs a person first; among those what protects most: by the gate's weight and how
 * many targets are exposed, then by title. A gate that the catalogue does not have any more is left out.
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

/** Before most targets first, then where most gates are missing. */
export function rankChokePoints(points: readonly ChokePoint[]): readonly ChokePoint[] {
  return points.toSorted(
    (a, b) => b.targets.length - a.targets.length || b.missingGates.length - a.missingGates.length,
  );
}
