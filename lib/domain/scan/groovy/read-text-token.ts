import type { Dialect, Piece, Token } from "./token";

/** How a text of one of the five kinds is written. */
export interface TextForm {
  /** How many characters open it. */
  readonly open: number;
  readonly close: string;
  /** `$x` and `${x}` in it are filled in. */
  readonly isFilled: boolean;
  /** A backslash takes away the meaning of what follows, or gives it another. */
  readonly escapes: boolean;
  readonly isOneLine: boolean;
}

export interface CodeReader {
  /** Reads code from a place up to its `}`; undefined if there is none before the limit. */
  readonly code: (
    from: number,
    line: number,
    limit: number,
  ) => { readonly tokens: readonly Token[]; readonly to: number; readonly line: number } | undefined;
}

const escaped: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", s: " " };

/** The pieces of a text from just after its opening, each at most a line; where it ends, and whether it ends as it should. */
export function readText(
  text: string,
  start: number,
  limit: number,
  startLine: number,
  form: TextForm,
  dialect: Dialect,
  reader: CodeReader,
): {
  readonly pieces: readonly Piece[];
  readonly to: number;
  readonly line: number;
  readonly isClosed: boolean;
} {
  const pieces: Piece[] = [];
  let said = "";
  let line = startLine;
  let pieceLine = startLine;
  let here = start;
  const flush = () => {
    if (said !== "") pieces.push({ kind: "said", text: said, line: pieceLine });
    said = "";
    pieceLine = line;
  };
  const done = (to: number, isClosed: boolean) => {
    flush();
    return { pieces, to, line, isClosed };
  };
  while (here < limit) {
    if (text.startsWith(form.close, here)) {
      // `"""a""""` ends with the last three.
      const more = form.close.length === 3 && text[here + 3] === form.close[0];
      if (!more) return done(here + form.close.length, true);
    }
    const mark = text[here] ?? "";
    const next = text[here + 1] ?? "";
    if (mark === "\n") {
      said += "\n";
      here++;
      line++;
      flush();
    } else if (mark === "\r" && next === "\n") here++;
    else if (mark === "\\" && form.escapes) {
      if (next === "\n" || next === "\r") {
        // The line goes on in the next.
        here = text.indexOf("\n", here) + 1 || limit;
        line++;
      } else if (next === "u" && /^[0-9a-fA-F]{4}$/.test(text.slice(here + 2, here + 6))) {
        said += String.fromCharCode(Number.parseInt(text.slice(here + 2, here + 6), 16));
        here += 6;
      } else {
        said += escaped[next] ?? next;
        here += 2;
      }
    } else if (mark === "\\" && next === "/" && form.close === "/") {
      said += "/";
      here += 2;
    } else if (mark === "$" && next === "$" && form.close === "/$") {
      said += "$";
      here += 2;
    } else if (mark === "$" && form.isFilled && next === "{") {
      const code = reader.code(here + 2, line, limit);
      if (code) {
        flush();
        pieces.push({ kind: "code", code: text.slice(here + 2, code.to), tokens: code.tokens, line });
        here = code.to + 1;
        line = code.line;
        pieceLine = line;
      } else {
        said += mark;
        here++;
      }
    } else if (mark === "$" && form.isFilled && /[A-Za-z_]/.test(next)) {
      // Groovy takes `$a.b` whole, Kotlin only `$a`.
      const name = (dialect === "groovy" ? /^\w+(?:\.[A-Za-z_]\w*)*/ : /^\w+/).exec(
        text.slice(here + 1, Math.min(limit, here + 201)),
      )?.[0];
      flush();
      const code = name ?? next;
      pieces.push({ kind: "code", code, tokens: nameTokens(code, line, here + 1), line });
      here += 1 + code.length;
    } else {
      said += mark;
      here++;
    }
  }
  return done(limit, false);
}

/** `a.b` as tokens. */
function nameTokens(code: string, line: number, from: number): readonly Token[] {
  const tokens: Token[] = [];
  let here = from;
  for (const text of code.split(/(\.)/)) {
    if (text === "") continue;
    tokens.push({
      kind: text === "." ? "operator" : "name",
      text,
      line,
      from: here,
      to: here + text.length,
      spaced: false,
    });
    here += text.length;
  }
  tokens.push({ kind: "end", text: "", line, from: here, to: here, spaced: true });
  return tokens;
}
