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

/** A text in at most so many lines, broken between words, or after what joins parts of one; the last line is cut where it is too long. */
export function wrapText(text: string, width: number, fontSize: number, most: number): readonly string[] {
  const words = text
    .replace(/\s+/g, " ")
    .trim()
    .split(/(?<=[ \-:/])/);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = `${last ?? ""}${word}`;
    const fits = last !== undefined && clipText(longer, width, fontSize) === longer.trim();
    if (last === undefined) lines.push(word);
    else if (fits || lines.length === most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => clipText(line, width, fontSize));
}

function widthOf(character: string): number {
  if (/[ilj.,:;'|! ]/.test(character)) return 0.3;
  if (/[mwMW@%…]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.7;
  return (character.codePointAt(0) ?? 0) > 0x2e80 ? 1.05 : 0.58;
}
