/** Up to the first full stop that ends a sentence: one that a space and a capital letter follow, or nothing. */
export function firstSentence(text: string): string {
  return /^.*?[.?!](?=\s+[A-Z]|$)/s.exec(text)?.[0] ?? text;
}
