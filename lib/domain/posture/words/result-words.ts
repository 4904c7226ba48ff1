import type { Word } from "../../words/word";
import type { RequirementStatus, ThreatStatus } from "../posture";

/** The status of an ATT&CK technique. */
export const threatWords: { readonly [S in ThreatStatus]: Word } = {
  open: { word: "Open", means: "no control that mitigates it is known to be in place" },
  partly: { word: "Partly", means: "a mitigating control is in place on some of the nodes that it concerns" },
  mitigated: { word: "Mitigated", means: "a mitigating control is in place on each node that it concerns" },
  "not-relevant": { word: "Not relevant", means: "no control that mitigates it is in scope" },
};

/** How far a requirement of a framework is supported. */
export const requirementWords: { readonly [S in RequirementStatus]: Word } = {
  met: { word: "Met", means: "every control that supports it is in place, on every node where it applies" },
  partly: { word: "Partly", means: "some of its controls are in place, or partly so" },
  unmet: { word: "Unmet", means: "none of its controls is known to be in place" },
  "not-applicable": {
    word: "Not applicable",
    means: "none of its controls applies, or all are marked not applicable",
  },
};
