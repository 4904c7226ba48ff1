const pattern = /^report-([0-9a-f]{20})-([0-9a-f]{16})$/;

/** What tells the subjects of two pieces of evidence apart; undefined for a piece that no report made. */
export function subjectOfPiece(id: string): string | undefined {
  return pattern.exec(id)?.[1];
}
