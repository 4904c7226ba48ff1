import { counted, plural } from "../../words/english";
import { openCount, standingOf } from "../coverage/coverage";
import type { Counts } from "../posture";
import { openOf, openWords } from "./open-words";

/** "126 of 212 controls in scope are open: 45 missing, 29 partly in place and 52 not assessed." */
export function countsSentence(counts: Counts): string {
  const open = openCount(counts);
  if (counts.inScope === 0) return "No control is in scope.";
  const inPlace = standingOf(counts);
  if (open === 0)
    return `${plural(inPlace, "The one control", `All ${inPlace} controls`)} in scope ${plural(inPlace, "is", "are")} in place.`;
  return `${open} of ${counted(counts.inScope, "control")} in scope ${plural(open, "is", "are")} open: ${openWords(openOf(counts), counts.accepted)}.`;
}
