/** Cuts a text that would be wider than its place; the whole stands in the shape's title. Widths are those of the typeface, a little generous. */
export function clipText(text: string, width: number, fontSize: number): string {
  const room = width / fontSize;
  let taken = 0;
  let kept = "";
  for (const character of text.replace(/\s+/g, " ").trim()) {
    taken += widthOf(character);
    if (taken > room) return `${kept.trimEnd()}…`;
    if (taken <= room - widthOf("…")) kept += character;
  }
  return text.replace(/\s+/g, " ").trim();
}

function widthOf(character: string): number {
  if (/[ilj.,:;'|! ]/.test(character)) return 0.3;
  if (/[mwMW@%…]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.7;
  return (character.codePointAt(0) ?? 0) > 0x2e80 ? 1.05 : 0.58;
}
