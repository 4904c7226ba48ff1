import type { Word } from "../../words/word";
import type { RequirementStatus, ThreatStatus } from "../posture";

/** What becomes of a technique of ATT&CK. */
export const threatWords: { readonly [S in ThreatStatus]: Word } = {
  open: { word: "Open", means: "nothing that mitigates it is known to be in place anywhere" },
  partly: { word: "Partly", means: "something is in place on some of the nodes that it concerns" },
  mitigated: { word: "Mitigated", means: "something is in place on each of them" },
  "not-relevant": { word: "Not relevant", means: "no control that mitigates it is in scope" },
};

/** How far a requirement of a framework is supported. */
export const requirementWords: { readonly [S in RequirementStatus]: Word } = {
  met: { word: "Met", means: "every control that supports it is in place, on every node where it applies" },
  partly: { word: "Partly", means: "some of them are in place, or in part" },
  unmet: { word: "Unmet", means: "none is known to be in place" },
  "not-applicable": { word: "Not applicable", means: "none applies, or all are marked so" },
};
