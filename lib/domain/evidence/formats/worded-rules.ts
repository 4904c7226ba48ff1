/**
 * A rule as today's version of a benchmark numbers it, found by what it is about: the numbers of the CIS benchmarks move from one
 * version to the next, so that a number of an old report may mean another check. The words are our own or names of settings.
 */
export type WordedRule = readonly [id: string, ...words: readonly string[]];

/**
 * @param number what the report calls the check; its section, all but the last part, has to be the same
 * @param text how the report describes it
 * @returns today's number, where exactly one rule of the section has all of its words in the text
 */
export function ruleByWords(rules: readonly WordedRule[], number: string, text: string): string | undefined {
  const section = sectionOf(number);
  const plain = text.toLowerCase();
  const found = rules.filter(
    ([id, ...words]) => sectionOf(id) === section && words.every((word) => plain.includes(word)),
  );
  return new Set(found.map(([id]) => id)).size === 1 ? found[0]?.[0] : undefined;
}

function sectionOf(number: string): string {
  return number.slice(0, Math.max(0, number.lastIndexOf(".")));
}
