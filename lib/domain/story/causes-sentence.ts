import { hopSentence } from "../follow/hop-sentences";
import type { Pipeline } from "../pipeline/pipeline";
import { counted } from "../words/english";
import { bypassCauses } from "../posture/findings/bypass-causes";
import { bypassCount } from "../posture/gates/open-gates";
import type { GateResult, Proof } from "../posture/posture";

/** What bypasses come from, as the map and the list of them say it. */
export interface CausesSentence {
  /** "3 bypasses, one cause:" */
  readonly lead: string;
  /** "Ana's laptop pushes payments-api to Amazon ECR manually.", the first of several. */
  readonly text: string;
  /** The first gate that the first cause defeats. */
  readonly gate: string;
}

/** Undefined if no gate is bypassed. */
export function causesSentence(
  pipeline: Pipeline,
  gates: readonly GateResult[],
  proof: Proof,
): CausesSentence | undefined {
  const count = bypassCount(gates, proof);
  const causes = bypassCauses(pipeline, gates, proof);
  const [first] = causes;
  if (count === 0 || !first) return undefined;
  const bypasses = counted(count, "bypass", "bypasses");
  const cause = hopSentence(first.hop);
  const gate = first.gates[0] ?? "";
  if (causes.length > 1)
    return { lead: `${bypasses}, by ${causes.length} connections.`, text: `First: ${cause}`, gate };
  return { lead: count === 1 ? `${bypasses}:` : `${bypasses}, one cause:`, text: cause, gate };
}
