import type { ClaimStatus } from "../../pipeline/document";
import type { Word } from "../../words/word";
import type { EffectiveStatus } from "../coverage/effective-status";

/** What each status of a control is called in lists, bars, legends and exports. */
export const statusWords: { readonly [S in EffectiveStatus]: Word } = {
  verified: { word: "Verified", means: "in place, with current evidence" },
  declared: { word: "Declared", means: "in place, without evidence" },
  stale: { word: "Stale", means: "declared in place, but its evidence has expired" },
  contradicted: { word: "Contradicted", means: "declared in place, but evidence contradicts it" },
  partial: { word: "Partial", means: "in place for some, not for all" },
  planned: { word: "Planned", means: "not in place yet, but planned" },
  missing: { word: "Missing", means: "assessed, and not in place" },
  "not-assessed": { word: "Not assessed", means: "no status recorded yet" },
  "not-applicable": { word: "Not applicable", means: "the control makes no sense here" },
};

/** The statuses that a person can set. `implemented` is then shown as verified, declared, stale or contradicted. */
export const claimStatusWords: { readonly [S in ClaimStatus]: Word } = {
  missing: statusWords.missing,
  planned: statusWords.planned,
  partial: statusWords.partial,
  implemented: { word: "In place", means: "declared, or verified if there is evidence" },
  "not-applicable": statusWords["not-applicable"],
  accepted: { word: "Accepted risk", means: "missing, and the risk is accepted until a date" },
};
