/** That what was chosen together is sent in several parts, which a VEX document does not reach across; undefined where it is one. */
export function partsSentence(parts: number): string | undefined {
  return parts > 1
    ? `They are sent in ${parts} parts, each archive by itself: a VEX document counts only for the reports in its own part.`
    : undefined;
}
