import type { ClaimStatus } from "../../pipeline/document";
import type { Word } from "../../words/word";
import type { EffectiveStatus } from "../coverage/effective-status";

/** What each status of a control is called in lists, bars, legends and exports. */
export const statusWords: { readonly [S in EffectiveStatus]: Word } = {
  verified: { word: "Verified", means: "in place, with current evidence" },
  declared: { word: "Declared", means: "in place, without evidence" },
  stale: { word: "Stale", means: "said to be in place, its evidence has expired" },
  contradicted: { word: "Contradicted", means: "said to be in place, evidence says that it is not" },
  partial: { word: "Partial", means: "for some, not for all" },
  planned: { word: "Planned", means: "it will be there" },
  missing: { word: "Missing", means: "it is not there" },
  "not-assessed": { word: "Not assessed", means: "nobody has said" },
  "not-applicable": { word: "Not applicable", means: "it has no meaning here" },
};

/** What can be said of a control, in menus and as answers: the words of the lists, and the one that evidence divides. */
export const claimStatusWords: { readonly [S in ClaimStatus]: Word } = {
  missing: statusWords.missing,
  planned: statusWords.planned,
  partial: statusWords.partial,
  implemented: { word: "In place", means: "declared, or verified where there is evidence" },
  "not-applicable": statusWords["not-applicable"],
  accepted: { word: "Accepted risk", means: "missing, and somebody lives with it until a day" },
};
