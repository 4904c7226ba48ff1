import type { Proof } from "../posture";

/** "It stands on 1 of the 3 nodes that can carry it", "It does not stand on the one node that can carry it". */
export function carriedSentence(standing: number, places: number, proof: Proof): string {
  const isProven = proof === "proven";
  if (places !== 1)
    return `It ${isProven ? "is proven to stand" : "stands"} on ${standing} of the ${places} nodes that can carry it`;
  const verb =
    standing === 1
      ? isProven
        ? "is proven to stand"
        : "stands"
      : isProven
        ? "is not proven to stand"
        : "does not stand";
  return `It ${verb} on the one node that can carry it`;
}
