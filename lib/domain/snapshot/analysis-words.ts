/** "analysis version 2": by which definition a posture was worked out. @param analysis absent: the first */
export function analysisWords(analysis: number | undefined): string {
  return analysis === undefined
    ? "analysis version 1, which knew no ways in"
    : `analysis version ${analysis}`;
}
