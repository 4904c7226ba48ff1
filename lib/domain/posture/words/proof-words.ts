import type { Word } from "../../words/word";
import type { Proof } from "../posture";

/** The two ways of counting what is in place. */
export const proofWords: { readonly [P in Proof]: Word } = {
  declared: {
    word: "Declared + verified",
    means: "a declared control counts, unless its evidence has expired or contradicts it",
  },
  proven: { word: "Verified only", means: "a control counts only with current evidence" },
};
