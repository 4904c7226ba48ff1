/**
 * A rule of today's benchmark, found by its topic: the numbers of CIS benchmarks change between versions, so an old number may
 * mean another check. The words are our own, or names of settings.
 */
export type WordedRule = readonly [id: string, ...words: readonly string[]];

/**
 * @param number of the check in the report; its section, all but the last part, has to match
 * @param text of the check in the report
 * @returns today's number, if exactly one rule of the section has all of its words in the text
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
