import { limits } from "../pipeline/limits";
import { cleanText, nameRules, textFault } from "../pipeline/texts";
import { shortened } from "../words/shortened";

/**
 * A foreign name as one of ours: one line without control characters, of at most 200 characters. `otherwise` if nothing is left.
 */
export function cleanName(text: string, otherwise: string): string {
  const line = shortened(wellFormed(text).replaceAll(/[\p{Cc}\s]+/gu, " "), limits.name).trim();
  return textFault(line, nameRules) === undefined ? line : otherwise;
}

/** A text from elsewhere as a note of ours. */
export function cleanNote(text: string): string {
  return shortened(
    wellFormed(text)
      .replaceAll("\r\n", "\n")
      // oxlint-disable-next-line no-control-regex -- control characters are what a note refuses
      .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " "),
    limits.note,
  ).trim();
}

const wellFormed = (text: string) => cleanText(text.toWellFormed());
