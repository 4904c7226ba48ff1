import type { Cursor } from "./cursor";
import type { Expression, TemplatePart } from "./expression";

/** Reads an expression, past ends of lines. */
export type Read = (cursor: Cursor) => Expression;

/** A part before `%{ if }` and its like are put together. */
type FlatPart =
  | TemplatePart
  | { readonly kind: "open-if"; readonly test: Expression }
  | { readonly kind: "else" }
  | { readonly kind: "end" }
  | {
      readonly kind: "open-for";
      readonly keyName?: string;
      readonly valueName: string;
      readonly of: Expression;
    };

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Between two quotes; the cursor is behind the first. */
export function readQuoted(cursor: Cursor, read: Read): readonly TemplatePart[] {
  const parts = readFlat(cursor, read, { isQuoted: true, isEnd: () => cursor.peek() === '"' });
  cursor.expect('"');
  return nest(parts);
}

/** A text that is a template to its end: a heredoc's, or a file's. */
export function readTemplate(cursor: Cursor, read: Read): readonly TemplatePart[] {
  return nest(readFlat(cursor, read, { isQuoted: false, isEnd: () => false }));
}

interface Ends {
  readonly isQuoted: boolean;
  readonly isEnd: () => boolean;
}

function readFlat(cursor: Cursor, read: Read, { isQuoted, isEnd }: Ends): FlatPart[] {
  const parts: FlatPart[] = [];
  let text = "";
  // `~}` takes the blanks after it.
  let isTrimmed = false;
  const flush = () => {
    if (text !== "") parts.push({ kind: "text", text: isTrimmed ? text.trimStart() : text });
    isTrimmed = false;
    text = "";
  };
  while (!cursor.isAtEnd && !isEnd()) {
    const char = cursor.peek();
    if (cursor.take("$${")) text += "${";
    else if (cursor.take("%%{")) text += "%{";
    else if (cursor.startsWith("${") || cursor.startsWith("%{")) {
      cursor.position += 2;
      if (cursor.take("~")) text = text.trimEnd();
      flush();
      parts.push(
        char === "$" ? { kind: "value", of: cursor.nested(() => read(cursor)) } : directive(cursor, read),
      );
      cursor.skip(true);
      isTrimmed = cursor.take("~");
      cursor.expect("}");
    } else if (isQuoted && char === "\\") text += escaped(cursor);
    else if (isQuoted && char === "\n") cursor.fail("A text in quotes ends on its line.");
    else {
      text += char;
      cursor.position++;
    }
  }
  flush();
  return parts;
}

function escaped(cursor: Cursor): string {
  const letter = cursor.peek(1);
  const known = escapes[letter];
  cursor.position += 2;
  if (known !== undefined) return known;
  const length = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  const code = Number.parseInt(cursor.text.slice(cursor.position, cursor.position + length), 16);
  if (length === 0 || Number.isNaN(code) || code > 0x10_ff_ff) return `\\${letter}`;
  cursor.position += length;
  return String.fromCodePoint(code);
}

function directive(cursor: Cursor, read: Read): FlatPart {
  cursor.skip(true);
  const word = cursor.identifier();
  if (word === "else") return { kind: "else" };
  if (word === "endif" || word === "endfor") return { kind: "end" };
  if (word === "if") return { kind: "open-if", test: cursor.nested(() => read(cursor)) };
  if (word !== "for") cursor.fail(`“%{ ${word ?? ""}” is not known.`);
  return { kind: "open-for", ...readForIntro(cursor, read) };
}

/** `k, v in LIST`, as for-expressions and directives write it. */
export function readForIntro(
  cursor: Cursor,
  read: Read,
): { keyName?: string; valueName: string; of: Expression } {
  const name = () => {
    cursor.skip(true);
    return cursor.identifier() ?? cursor.fail("A name was expected here.");
  };
  const first = name();
  cursor.skip(true);
  const second = cursor.take(",") ? name() : undefined;
  if (name() !== "in") cursor.fail("“in” was expected here.");
  const of = cursor.nested(() => read(cursor));
  return second === undefined ? { valueName: first, of } : { keyName: first, valueName: second, of };
}

/** Puts what is between `%{ if }` and `%{ endif }` into it; what is never closed reaches to the end. */
function nest(flat: readonly FlatPart[]): readonly TemplatePart[] {
  const root: TemplatePart[] = [];
  const open: { readonly into: TemplatePart[]; readonly orElse?: TemplatePart[] }[] = [{ into: root }];
  for (const part of flat) {
    const into = open.at(-1)?.into ?? root;
    if (part.kind === "open-if") {
      const yes: TemplatePart[] = [];
      const no: TemplatePart[] = [];
      into.push({ kind: "if", test: part.test, yes, no });
      open.push({ into: yes, orElse: no });
    } else if (part.kind === "open-for") {
      const body: TemplatePart[] = [];
      into.push({ ...part, kind: "for", body });
      open.push({ into: body });
    } else if (part.kind === "else") {
      const { orElse } = open.at(-1) ?? {};
      if (!orElse) continue;
      open.pop();
      open.push({ into: orElse });
    } else if (part.kind === "end") {
      if (open.length > 1) open.pop();
    } else into.push(part);
  }
  return root;
}
