import { evaluate, type Names } from "./evaluate";
import { textOf, type Value } from "./value";

/** How unknowns stay in texts, with one space on each side so that the same ones are the same text. */
export function written(words: string): string {
  return `\${{ ${words} }}`;
}

/** Values that stand for each other could grow without an end: longer ones, and longer texts of them, stay as written. */
const longestValue = 20_000;
const longestText = 500_000;

/** A text with its `${{ }}` filled in as far as the names tell. */
export function fillText(text: string, names: Names): string {
  let filled = "";
  for (const part of partsOf(text)) {
    filled += part.isExpression ? fillOne(part.text, names) : part.text;
    if (filled.length > Math.max(longestText, text.length)) return text;
  }
  return filled;
}

function fillOne(words: string, names: Names): string {
  const value = textOf(evaluate(words, names), written);
  return value === undefined || value.length > longestValue ? written(words.trim()) : value;
}

/** The value of a text: that of the expression, if the text is nothing else. */
export function valueOfText(text: string, names: Names): Value {
  const [only, ...others] = partsOf(text.trim());
  return only?.isExpression && others.length === 0 ? evaluate(only.text, names) : fillText(text, names);
}

interface Part {
  readonly text: string;
  readonly isExpression: boolean;
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf("${{", from);
    const close = open === -1 ? -1 : closeOf(text, open + 3);
    if (close === -1) break;
    if (open > from) parts.push({ text: text.slice(from, open), isExpression: false });
    parts.push({ text: text.slice(open + 3, close), isExpression: true });
    from = close + 2;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isExpression: false });
  return parts;
}

/** The longest expression; a `${{` without an end must not make the text be walked again and again. */
const longest = 4_000;

/** The end of an expression, outside its quotes; -1 if there is none. */
function closeOf(text: string, from: number): number {
  let isQuoted = false;
  const end = Math.min(text.length - 1, from + longest);
  for (let place = from; place < end; place++) {
    if (text[place] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && text[place] === "}" && text[place + 1] === "}") return place;
  }
  return -1;
}
