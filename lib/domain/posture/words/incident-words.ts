import type { Word } from "../../words/word";
import type { IncidentResult } from "../incidents/incident-answer";

/** What would have become of an incident on a map. */
export const incidentWords: { readonly [R in IncidentResult]: Word } = {
  reached: {
    word: "Reached",
    means: "It would have come to production here, and nothing that is known stops it on the way.",
  },
  depends: {
    word: "Depends on branch builds",
    means: "It would reach production only if the CI runs branches with release rights, which is unanswered.",
  },
  stopped: { word: "Stopped", means: "A control in place closes it, or stops it on the way." },
  "set-aside": { word: "Set aside", means: "Each control that would close it is marked not applicable." },
  "not-drawn": {
    word: "Not drawn",
    means: "What it came in by is not on the map; that does not say that it is not there.",
  },
  "does-not-apply": { word: "Does not apply", means: "The map has nothing of the kind that it came in by." },
};
