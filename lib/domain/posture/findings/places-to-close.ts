import type { Place } from "../../edits/plan";
import type { GateResult, Proof, SingleFix } from "../posture";
import type { BypassCause } from "./bypass-causes";

/**
 * Where a control would close the bypass of a gate: on the nodes of the gate's own cheapest fix; where it has none, the
 * one control that closes most bypasses, if that is of a gate that the same connection defeats. None where nothing closes it.
 * @param gate control id
 * @param best the one control that closes most bypasses
 */
export function placesToClose(
  gates: readonly GateResult[],
  proof: Proof,
  gate: string,
  cause: Pick<BypassCause, "gates"> | undefined,
  best: SingleFix | null,
): readonly Place[] {
  const own = gates.find(({ control }) => control === gate)?.[proof].fix?.nodes ?? [];
  if (own.length > 0) return own.map((node) => ({ node, control: gate }));
  return best && cause?.gates.includes(best.control) ? [{ node: best.node, control: best.control }] : [];
}
