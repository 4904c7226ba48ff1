/** What something is called on screen, and what that means. */
export interface Word {
  readonly word: string;
  readonly means: string;
}

/** "Planned: it will be there", as menus and legends say it. */
export function wordAndMeaning({ word, means }: Word): string {
  return `${word}: ${means}`;
}
