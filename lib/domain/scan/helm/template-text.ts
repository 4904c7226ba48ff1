/** A part of a template: text as it is, or what is in `{{ }}`. */
export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly line: number }
  | { readonly kind: "action"; readonly source: string; readonly line: number };

const longestAction = 20_000;

/** Takes a template apart, `{{-` and `-}}` and comments followed. What never ends is text. */
export function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let line = 1;
  let trimsNext = false;
  const addText = (raw: string, trimsEnd: boolean) => {
    const startTrimmed = trimsNext ? raw.trimStart() : raw;
    const skipped = raw.length - startTrimmed.length;
    const text = trimsEnd ? startTrimmed.trimEnd() : startTrimmed;
    if (text !== "") pieces.push({ kind: "text", text, line: line + countLines(raw.slice(0, skipped)) });
    line += countLines(raw);
  };
  for (;;) {
    const open = template.indexOf("{{", from);
    const end = open === -1 ? undefined : endOf(template, open);
    if (open === -1 || end === undefined) break;
    const trimsEnd = template[open + 2] === "-" && /\s/.test(template[open + 3] ?? "");
    addText(template.slice(from, open), trimsEnd);
    const raw = template.slice(open + 2, end);
    const trimsAfter = /\s-$/.test(raw);
    const source = raw.slice(trimsEnd ? 1 : 0, trimsAfter ? -1 : undefined).trim();
    if (!source.startsWith("/*")) pieces.push({ kind: "action", source, line });
    line += countLines(template.slice(open, end + 2));
    trimsNext = trimsAfter;
    from = end + 2;
  }
  addText(template.slice(from), false);
  return pieces;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** The position of an action's `}}`; strings and comments in it may contain others. */
function endOf(template: string, open: number): number | undefined {
  const isComment = /^-?\s*\/\*/.test(template.slice(open + 2, open + 12));
  if (isComment) {
    const close = template.indexOf("*/", open);
    const end = close === -1 ? -1 : template.indexOf("}}", close);
    return end === -1 ? undefined : end;
  }
  let quote = "";
  for (let at = open + 2; at < template.length && at < open + longestAction; at++) {
    const character = template[at] ?? "";
    if (quote !== "") {
      if (character === "\\" && quote !== "`") at++;
      else if (character === quote) quote = "";
      else if (character === "\n" && quote !== "`") return undefined;
    } else if (character === '"' || character === "`") quote = character;
    else if (character === "'" && /^'(?:\\.|[^'\\])'/.test(template.slice(at, at + 4)))
      at += template[at + 1] === "\\" ? 3 : 2;
    else if (character === "}" && template[at + 1] === "}") return at;
  }
  return undefined;
}
