import { notAnalysedWords, type WhyNotAnalysed } from "../posture/words/not-analysed";

interface Analysed {
  /** Absent: the first. */
  readonly analysis?: number | undefined;
  readonly notAnalysed?: WhyNotAnalysed;
}

/** "analysis version 2": the version behind a posture. */
export function analysisWords({ analysis, notAnalysed }: Analysed): string {
  if (notAnalysed) return notAnalysedWords(notAnalysed);
  return analysis === undefined ? "analysis version 1, without entry points" : `analysis version ${analysis}`;
}
