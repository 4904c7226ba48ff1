/** Cuts a text to the width of its place; the title of the shape has the whole. Letter widths are those of the typeface, never too small. */
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

/** In pixels at the heaviest weight of a map, and never less. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * fontSize;
}

/** A text in at most this many lines, broken between words, or after characters that join parts; a last line that is too long is cut. */
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

/** The width of Inter's letters, relative to the font size, at the heaviest weight of a map: none is wider, and few are much narrower. */
const widths: ReadonlyMap<string, number> = new Map(
  (
    [
      [0.29, " ijlI"],
      [0.34, "!',.:;·"],
      [0.38, "()[]|`t"],
      [0.41, "fr/\\"],
      [0.49, "1-_^{}"],
      [0.56, 's?"*–'],
      [0.6, "acekvxyzJLF7"],
      [0.63, "bdghnopquE25"],
      [0.68, "034689$#&+<>=~BPRSTZ"],
      [0.75, "ACDGHKUVXY"],
      [0.78, "NOQ"],
      [0.85, "w"],
      [0.93, "mM"],
      [1.03, "%@…→"],
      [1.06, "W"],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);
/** For other letters, including those from a fallback typeface. */
const [widest, square] = [0.9, 1.05] as const;

function widthOf(character: string): number {
  // A letter with an accent is as wide as without.
  const [letter = character] = character.normalize("NFD");
  return widths.get(letter) ?? ((character.codePointAt(0) ?? 0) > 0x2e80 ? square : widest);
}
