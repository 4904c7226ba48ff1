export type Escape = "\\" | "`";

/** Splits at white space outside of quotes; quotes and escapes stay in the words. */
export function wordsOf(text: string, escape: Escape): string[] {
  const words: string[] = [];
  let start = -1;
  let quote: string | undefined;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote === undefined && isSpace(character)) {
      if (start !== -1) words.push(text.slice(start, index));
      start = -1;
      continue;
    }
    if (start === -1) start = index;
    if (character === escape && quote !== "'") index++;
    else if (character === quote) quote = undefined;
    else if (quote === undefined && (character === '"' || character === "'")) quote = character;
  }
  if (start !== -1) words.push(text.slice(start));
  return words;
}

function isSpace(character: string): boolean {
  return character === " " || character === "\t" || character === "\n";
}
