import { counted, plural } from "../../words/english";
import type { Counts } from "../posture";
import { knownOf, openOf, openSum, openWords } from "./open-words";

/** "12 controls are open: 4 missing and 8 not assessed.", "12 controls are not assessed.", "No control is open." */
export function openSentence(counts: Counts): string {
  const open = openOf(counts);
  const sum = openSum(open);
  if (sum === 0) return "No control is open.";
  const controls = `${counted(sum, "control")} ${plural(sum, "is", "are")}`;
  return knownOf(open) === "none" ? `${controls} not assessed.` : `${controls} open: ${openWords(open)}.`;
}
