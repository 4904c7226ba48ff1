import type { Word } from "../../words/word";
import type { IncidentResult } from "../incidents/incident-answer";

/** The results of an incident on a map. */
export const incidentWords: { readonly [R in IncidentResult]: Word } = {
  reached: {
    word: "Reached",
    means: "It would have reached production here, and no known control blocks it on the way.",
  },
  depends: {
    word: "Depends on branch builds",
    means: "It would reach production only if the CI runs branches with release rights, which is unanswered.",
  },
  stopped: { word: "Blocked", means: "A control in place closes it, or blocks it on the way." },
  "set-aside": { word: "Excluded", means: "Each control that would close it is marked not applicable." },
  "not-drawn": {
    word: "Not on the map",
    means: "The map does not show the entry point that it used. It may exist all the same.",
  },
  "does-not-apply": { word: "Does not apply", means: "The map has no node of the kind where it started." },
};
