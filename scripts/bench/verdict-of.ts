import type { Row } from "./table";

interface Verdict {
  readonly code: 0 | 1;
  readonly lines: readonly string[];
}

/**
 * The result of a run: a known failure fails nothing, and one that holds after all asks for the removal of
 * its mark.
 */
export function verdictOf(rows: readonly Row[]): Verdict {
  const bound = rows.filter(({ isKnown = false }) => !isKnown);
  const failed = bound.filter(({ holds }) => !holds);
  const known = rows.filter(({ isKnown = false, holds }) => isKnown && !holds);
  const mended = rows.filter(({ isKnown = false, holds }) => isKnown && holds);
  return {
    code: failed.length === 0 ? 0 : 1,
    lines: [
      failed.length === 0
        ? `All ${bound.length} bounds hold.`
        : `${failed.length} of ${bound.length} bounds do not hold.`,
      ...(known.length === 0 ? [] : [`${known.length} more do not hold yet, as is known.`]),
      ...mended.map(
        ({ what }) => `>>> IT HOLDS, though marked as a known failure: ${what}. Remove its mark.`,
      ),
    ],
  };
}
