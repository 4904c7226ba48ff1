import type { Word } from "../../words/word";
import type { Proof } from "../posture";

/** The two ways of counting what is in place. */
export const proofWords: { readonly [P in Proof]: Word } = {
  declared: { word: "As declared", means: "what a person says counts, unless evidence speaks against it" },
  proven: { word: "As proven", means: "current evidence alone counts" },
};
