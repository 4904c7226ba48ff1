import { readText, type TextForm } from "./read-text-token";
import type { Dialect, Fault, Piece, Token } from "./token";

/** A file of jobs has some thousand. */
const mostTokens = 150_000;
/** Code in a text in code in a text ... */
const deepestText = 8;

const operators =
  "=== !== <=> **= >>> <<= >>= ... ..< ==~ ?. ?: *. .& :: -> =~ == != <= >= && || ++ -- += -= *= /= %= .. << !! ** =>".split(
    " ",
  );

/** After these a `/` begins a text in Groovy, although they look like names. */
const wordsBeforeText = new Set(["return", "case", "in", "else", "assert", "throw"]);

/**
 * The tokens of a Groovy or Kotlin text, `end` as the last. Comments are left out, also those with `#`, which real Jenkinsfiles
 * have although Groovy does not know them. A text that does not end gives what was read, and a fault.
 */
export function tokenise(
  text: string,
  dialect: Dialect,
): { readonly tokens: readonly Token[]; readonly faults: readonly Fault[] } {
  const reader = new Tokeniser(text, dialect);
  const tokens = reader.run(text.length, false, 0) ?? [];
  return { tokens, faults: reader.faults };
}

class Tokeniser {
  readonly faults: Fault[] = [];
  private readonly text: string;
  private readonly dialect: Dialect;
  private position = 0;
  private line = 1;
  private count = 0;
  /** Up to where no `}` is left that would end code in a text; no `/` is left that would end a slashy one: looked for once only. */
  private codeIsOverBefore = 0;
  private isSlashOver = false;
  private lineFrom = 0;
  private lineTo = -1;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  /** Up to `end`, or to the bracket that closes code in a text; undefined if that bracket is missing. */
  run(end: number, isInText: boolean, depth: number): Token[] | undefined {
    const tokens: Token[] = [];
    let open = 0;
    let spaced = false;
    const add = (kind: Token["kind"], from: number, line: number, pieces?: readonly Piece[]) => {
      const text = kind === "text" ? "" : this.text.slice(from, this.position);
      tokens.push({ kind, text, line, from, to: this.position, spaced, ...(pieces && { pieces }) });
      spaced = false;
    };
    while (this.position < end) {
      if (++this.count > mostTokens) {
        if (this.count === mostTokens + 1)
          this.faults.push({ line: this.line, message: `This has more than ${mostTokens} words and marks.` });
        break;
      }
      const from = this.position;
      const { line } = this;
      const mark = this.text[from] ?? "";
      if (mark === "\n") {
        this.position++;
        if (tokens.at(-1)?.kind !== "newline") add("newline", from, line);
        this.line++;
        spaced = true;
      } else if (isBlank(mark)) {
        this.position++;
        spaced = true;
      } else if (mark === "\\" && /^\\[ \t\r]*\n/.test(this.text.slice(from, from + 40))) {
        // A line that goes on in the next.
        this.position = this.text.indexOf("\n", from) + 1;
        this.line++;
        spaced = true;
      } else if (this.comment(end)) spaced = true;
      else if (isNameStart(mark) || this.isDollarName(mark)) {
        this.position++;
        while (this.position < end && isNamePart(this.text[this.position] ?? "", this.dialect))
          this.position++;
        add("name", from, line);
      } else if (mark >= "0" && mark <= "9") {
        this.number(end);
        add("number", from, line);
      } else if (mark === "`" && this.dialect === "kotlin") {
        const close = this.text.indexOf("`", from + 1);
        const lineEnd = this.lineEnd(from);
        this.position = close !== -1 && close < lineEnd ? close + 1 : from + 1;
        add(close !== -1 && close < lineEnd ? "name" : "operator", from, line);
      } else {
        const form = this.textAt(mark, tokens.at(-1), spaced);
        if (form && depth < deepestText) {
          const pieces = this.readTextToken(form, end, depth);
          add("text", from, line, pieces);
        } else if ("([{".includes(mark)) {
          this.position++;
          open++;
          add("open", from, line);
        } else if (")]}".includes(mark)) {
          if (isInText && open === 0 && mark === "}") return [...tokens, this.endToken()];
          this.position++;
          open = Math.max(0, open - 1);
          add("close", from, line);
        } else {
          const known = operators.find((one) => this.text.startsWith(one, from));
          this.position += known?.length ?? 1;
          add("operator", from, line);
        }
      }
    }
    return isInText ? undefined : [...tokens, this.endToken()];
  }

  /** `$class:`, the name of a step's class in Groovy. */
  private isDollarName(mark: string): boolean {
    return mark === "$" && this.dialect === "groovy" && isNameStart(this.text[this.position + 1] ?? "");
  }

  private endToken(): Token {
    return {
      kind: "end",
      text: "",
      line: this.line,
      from: this.position,
      to: this.position,
      spaced: true,
    };
  }

  /** Past a comment, where one begins here. */
  private comment(end: number): boolean {
    const { text, position } = this;
    const next = text[position + 1];
    const isLine = text[position] === "#" || (text[position] === "/" && next === "/");
    if (isLine) {
      this.position = Math.min(end, this.lineEnd(position));
      return true;
    }
    if (text[position] !== "/" || next !== "*") return false;
    let depth = 1;
    let here = position + 2;
    while (here < text.length && depth > 0) {
      if (text[here] === "\n") this.line++;
      if (text[here] === "*" && text[here + 1] === "/") {
        depth--;
        here += 2;
      } else if (this.dialect === "kotlin" && text[here] === "/" && text[here + 1] === "*") {
        depth++;
        here += 2;
      } else here++;
    }
    if (depth > 0) this.faults.push({ line: this.line, message: "A comment does not end." });
    this.position = Math.min(end, here);
    return true;
  }

  private number(end: number): void {
    while (this.position < end && /[\w]/.test(this.text[this.position] ?? "")) this.position++;
    // `1..3` is a range, `1.5` a number.
    if (this.text[this.position] === "." && /\d/.test(this.text[this.position + 1] ?? "")) {
      this.position++;
      while (this.position < end && /\w/.test(this.text[this.position] ?? "")) this.position++;
    }
  }

  /** The kind of text that begins here, if one does. */
  private textAt(mark: string, before: Token | undefined, spaced: boolean): TextForm | undefined {
    const { text, position, dialect } = this;
    if (mark === '"' || mark === "'") {
      const isTriple = text.startsWith(mark.repeat(3), position) && (mark === '"' || dialect === "groovy");
      return {
        open: isTriple ? 3 : 1,
        close: isTriple ? mark.repeat(3) : mark,
        isFilled: mark === '"',
        escapes: !(isTriple && dialect === "kotlin"),
        isOneLine: !isTriple,
      };
    }
    if (dialect === "kotlin") return undefined;
    if (mark === "$" && text[position + 1] === "/") {
      return { open: 2, close: "/$", isFilled: true, escapes: false, isOneLine: false };
    }
    if (mark !== "/" || this.isSlashOver || !mayBeginSlashy(before, spaced, text[position + 1]))
      return undefined;
    const close = this.slashEnd(position + 1);
    return close ? { open: 1, close: "/", isFilled: true, escapes: false, isOneLine: false } : undefined;
  }

  /** Whether a slashy text ends at all; past the next hundred lines it is taken for a division. */
  private slashEnd(from: number): boolean {
    let here = from;
    for (let lines = 0; lines < 100;) {
      const mark = this.text[here];
      if (mark === undefined) {
        this.isSlashOver = true;
        return false;
      }
      if (mark === "\\") here++;
      else if (mark === "/") return true;
      else if (mark === "\n") lines++;
      here++;
    }
    return false;
  }

  private readTextToken(form: TextForm, end: number, depth: number): readonly Piece[] {
    const begin = this.line;
    const start = this.position + form.open;
    const textEnd = form.isOneLine ? Math.min(end, this.lineEnd(start)) : end;
    const read = readText(this.text, start, textEnd, this.line, form, this.dialect, {
      code: (from, line, limit) => {
        if (from < this.codeIsOverBefore) return undefined;
        const before = this.line;
        this.position = from;
        this.line = line;
        const tokens = this.run(limit, true, depth + 1);
        const to = this.position;
        if (!tokens) this.codeIsOverBefore = limit;
        const lineAfter = this.line;
        this.line = before;
        return tokens ? { tokens, to, line: lineAfter } : undefined;
      },
    });
    if (!read.isClosed) this.faults.push({ line: begin, message: "A text does not end." });
    this.position = read.to;
    this.line = read.line;
    return read.pieces;
  }

  private lineEnd(from: number): number {
    // A long line is asked for its end at each of its texts.
    if (from < this.lineFrom || from > this.lineTo) {
      const found = this.text.indexOf("\n", from);
      this.lineFrom = from;
      this.lineTo = found === -1 ? this.text.length : found;
    }
    return this.lineTo;
  }
}

/** A `/` is a division after what has a value, and begins a text after anything else. */
function mayBeginSlashy(before: Token | undefined, spaced: boolean, next: string | undefined): boolean {
  if (!before || before.kind === "newline" || before.kind === "open") return true;
  if (before.kind === "operator") return before.text !== "++" && before.text !== "--";
  if (before.kind !== "name") return false;
  // `echo /x/` begins one, `a / b` and `a/b` divide.
  return wordsBeforeText.has(before.text) || (spaced && next !== undefined && !/\s/.test(next));
}

function isBlank(mark: string): boolean {
  return mark === " " || mark === "\t" || mark === "\r" || mark === "\uFEFF" || mark === "\u00A0";
}

function isNameStart(mark: string): boolean {
  return /[A-Za-z_\u00C0-\uFFFE]/.test(mark) && mark !== "\uFEFF";
}

function isNamePart(mark: string, dialect: Dialect): boolean {
  return /[\w\u00C0-\uFFFE]/.test(mark) || (mark === "$" && dialect === "groovy");
}
