import type { VerdictName } from "../posture";

/** What each verdict is called on screen, on paper and on the command line. */
export const verdictWords: {
  readonly [V in VerdictName]: { readonly word: string; readonly means: string };
} = {
  bypassed: { word: "Bypassed", means: "It stands somewhere, and some way to production goes around it." },
  "stands-nowhere": {
    word: "Stands nowhere",
    means: "Nodes here could carry it, and on none of them it stands.",
  },
  "no-place": { word: "No place here", means: "No node of this map can carry it." },
  "nothing-enters": {
    word: "Nothing enters",
    means: "Nothing that it would have to stop comes to where containers run.",
  },
  "nothing-to-protect": { word: "Nothing to protect", means: "Nothing on the map runs containers." },
  holds: { word: "Holds", means: "Every way to production passes a node where it stands." },
};

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
