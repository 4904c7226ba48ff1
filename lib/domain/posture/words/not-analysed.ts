/** The limit that the analysis of a map exceeded. */
export type WhyNotAnalysed = { readonly seconds: number } | { readonly megabytes: number };

/** @param why undefined if unknown */
export function notAnalysedSentence(why: WhyNotAnalysed | undefined): string {
  return `This map could not be analysed${withinWords(why)}. You can still edit and export it.`;
}

/** For a snapshot of such a map. */
export function lacksPostureSentence(why: WhyNotAnalysed): string {
  return `Entry points, gates, frameworks and changes to make are missing here: the map could not be analysed${withinWords(why)}.`;
}

/** For a picture of such a map. */
export function noChecksSentence(why: WhyNotAnalysed): string {
  return `No connection is marked as checked: the map could not be analysed${withinWords(why)}.`;
}

/** In the place of the version of the analysis. */
export function notAnalysedWords(why: WhyNotAnalysed): string {
  return `not analysed${withinWords(why)}`;
}

function withinWords(why: WhyNotAnalysed | undefined): string {
  if (why === undefined) return "";
  return "seconds" in why ? ` in ${why.seconds} s` : ` in ${why.megabytes} MB of memory`;
}
