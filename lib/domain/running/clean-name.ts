import { showTurns } from "../pipeline/texts";
import { runningLimits } from "./limits";

/** A name as it is kept: short, so that no text of any length is kept as one, and of what can be read and every database takes. */
export function cleanName(text: string): string {
  return showTurns(text.slice(0, runningLimits.name))
    .slice(0, runningLimits.name)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
}
