/** A note if files chosen together are uploaded in several parts; a VEX document reaches only its own. */
export function partsSentence(parts: number): string | undefined {
  return parts > 1
    ? `Uploaded in ${parts} parts, each archive by itself. A VEX document applies only to the reports in its own part.`
    : undefined;
}
