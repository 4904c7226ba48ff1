import type { Place } from "../../edits/plan";
import type { GateResult, Proof, SingleFix } from "../posture";
import type { BypassCause } from "./bypass-causes";

/**
 * The nodes where a control would close the bypass of a gate: those of its own cheapest fix, or else the control that closes most
 * bypasses, if the same connection bypasses its gate. Empty if nothing closes it.
 * @param gate control id
 * @param best the control that closes most bypasses
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
