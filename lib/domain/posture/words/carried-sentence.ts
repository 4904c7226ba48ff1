import type { Proof } from "../posture";

/** "It is in place on 1 of the 3 nodes that can carry it", "It is not in place on the one node that can carry it". */
export function carriedSentence(standing: number, places: number, proof: Proof): string {
  const inPlace = proof === "proven" ? "proven to be in place" : "in place";
  if (places !== 1) return `It is ${inPlace} on ${standing} of the ${places} nodes that can carry it`;
  return `It is ${standing === 1 ? inPlace : `not ${inPlace}`} on the one node that can carry it`;
}
