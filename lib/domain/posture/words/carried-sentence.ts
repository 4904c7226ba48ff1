import type { EffectiveStatus } from "../coverage/effective-status";
import { isEffective } from "../coverage/effective-status";
import { countOpen } from "../coverage/count-open";
import type { Proof } from "../posture";
import { knownOf, openWords } from "./open-words";

/**
 * "It is in place on 1 of the 3 nodes that can enforce it: 1 missing and 1 not assessed", "It is not assessed on the one node that
 * can enforce it".
 * @param statuses of the nodes that can enforce it
 */
export function carriedSentence(statuses: readonly EffectiveStatus[], proof: Proof): string {
  const inPlace = proof === "proven" ? "verified" : "in place";
  const standing = statuses.filter((status) => isEffective(status, proof)).length;
  const open = countOpen(statuses, proof);
  const words = openWords(open);
  if (statuses.length !== 1) {
    const others = words === "" ? "" : `: ${words}`;
    return `It is ${inPlace} on ${standing} of the ${statuses.length} nodes that can enforce it${others}`;
  }
  const onOne = "on the one node that can enforce it";
  if (standing === 1) return `It is ${inPlace} ${onOne}`;
  if (proof === "declared" && knownOf(open) === "none") return `It is not assessed ${onOne}`;
  return `It is not ${inPlace} ${onOne}${words === "" ? "" : ` (${words.replace(/^1 /, "")})`}`;
}
