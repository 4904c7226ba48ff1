import type { Word } from "../../words/word";
import type { Verdict, VerdictName } from "../posture";
import { knownOf } from "./open-words";

/** What each verdict is called on screen, on paper and on the command line. */
export const verdictWords: { readonly [V in VerdictName]: Word } = {
  bypassed: { word: "Bypassed", means: "It is in place somewhere, and some way to production avoids it." },
  "stands-nowhere": {
    word: "Nowhere known in place",
    means: "Nodes on the map could carry it, and it is known to be in place on none of them.",
  },
  "no-place": { word: "Does not apply to this map", means: "No node on the map can carry it." },
  "nothing-enters": {
    word: "Nothing to check",
    means: "Nothing that it would have to check comes to where containers run.",
  },
  "nothing-to-protect": { word: "Nothing to protect", means: "Nothing on the map runs containers." },
  holds: { word: "Holds", means: "Every way to production passes a node where it is in place." },
};

/** What one gate's verdict is called: where it is in place nowhere, by how much of that somebody has said. */
export function verdictWord({ verdict, open }: Pick<Verdict, "verdict" | "open">): string {
  if (verdict !== "stands-nowhere" || !open) return verdictWords[verdict].word;
  return { all: "In place nowhere", some: verdictWords[verdict].word, none: "Not assessed" }[knownOf(open)];
}

/** What needs a person first. */
export const verdictOrder: readonly VerdictName[] = [
  "bypassed",
  "stands-nowhere",
  "no-place",
  "nothing-enters",
  "nothing-to-protect",
  "holds",
];

/** Something that the gate must stop reaches production past it. */
export function isOpenVerdict(verdict: VerdictName): boolean {
  return verdict === "bypassed" || verdict === "stands-nowhere";
}
