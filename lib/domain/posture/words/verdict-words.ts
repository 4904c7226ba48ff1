import type { Word } from "../../words/word";
import type { Verdict, VerdictName } from "../posture";
import { knownOf } from "./open-words";

/** What each verdict is called on screen, on paper and on the command line. */
export const verdictWords: { readonly [V in VerdictName]: Word } = {
  bypassed: { word: "Bypassed", means: "It is in place, but a path to production avoids it." },
  "stands-nowhere": {
    word: "Not in place",
    means: "Nodes on the map could enforce it. On each it is not in place or not assessed.",
  },
  "no-place": { word: "Does not apply to this map", means: "No node on the map can enforce it." },
  "nothing-enters": {
    word: "Nothing to check",
    means: "No artifact that it would have to check reaches a target.",
  },
  "nothing-to-protect": { word: "Nothing to protect", means: "No node on the map runs containers." },
  holds: { word: "Holds", means: "Every path to production passes a node where it is in place." },
};

/** The name of one gate's verdict. A gate that is not in place is called by how much of it is assessed. */
export function verdictWord({ verdict, open }: Pick<Verdict, "verdict" | "open">): string {
  if (verdict !== "stands-nowhere" || !open) return verdictWords[verdict].word;
  return { all: verdictWords[verdict].word, some: "Partly assessed", none: "Not assessed" }[knownOf(open)];
}

/** Most urgent first. */
export const verdictOrder: readonly VerdictName[] = [
  "bypassed",
  "stands-nowhere",
  "no-place",
  "nothing-enters",
  "nothing-to-protect",
  "holds",
];

/** Whether an artifact that the gate must block can reach production without it. */
export function isOpenVerdict(verdict: VerdictName): boolean {
  return verdict === "bypassed" || verdict === "stands-nowhere";
}
