/** A word on screen, and its meaning. */
export interface Word {
  readonly word: string;
  readonly means: string;
  /** Words that people may look for instead: those of the field, and those that the product used before. */
  readonly aliases?: readonly string[];
}

/** "Verified: in place, with current evidence", for menus and legends. */
export function wordAndMeaning({ word, means }: Word): string {
  return `${word}: ${means}`;
}
