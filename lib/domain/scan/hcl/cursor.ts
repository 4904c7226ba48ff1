import type { Place } from "../source";

/** The deepest that brackets, blocks and templates may nest (SECURITY I1). */
const deepest = 64;

/** Something that HCL does not allow here; caught by the body around it. */
export class HclError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** A place in a text of HCL that moves forward. */
export class Cursor {
  position = 0;
  private depth: number;
  /** Start of each line. */
  private readonly starts: readonly number[];

  constructor(
    readonly text: string,
    private readonly file: string,
    /** The line of the file on which the text begins. */
    private readonly firstLine = 1,
    /** A text of JSON is on one line however many it has. */
    private readonly isOneLine = false,
    depth = 0,
  ) {
    this.depth = depth;
    const starts = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  /** Over a text that was cut out of this one, as deep as this is here. */
  inner(text: string, firstLine: number): Cursor {
    return new Cursor(text, this.file, firstLine, this.isOneLine, this.depth + 1);
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.position + ahead] ?? "";
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** Moves over a text where it is next. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.position += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail(`“${text}” was expected here.`);
  }

  fail(message: string): never {
    throw new HclError(this.lineAt(this.position), message);
  }

  lineAt(position: number): number {
    if (this.isOneLine) return this.firstLine;
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return this.firstLine + low;
  }

  placeAt(position: number): Place {
    return { file: this.file, line: this.lineAt(position) };
  }

  /** Runs one level deeper, and refuses where that is too deep. */
  nested<T>(read: () => T): T {
    if (this.depth >= deepest) this.fail("This is nested more than 64 levels deep.");
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /** Over blanks and comments; over ends of lines too where they say nothing. */
  skip(overLines: boolean): void {
    for (;;) {
      const char = this.peek();
      if (char === " " || char === "\t" || char === "\r" || char === "\uFEFF") this.position++;
      else if (char === "\n" && overLines) this.position++;
      else if (char === "#" || this.startsWith("//")) this.toEndOfLine();
      else if (this.startsWith("/*")) {
        const end = this.text.indexOf("*/", this.position + 2);
        this.position = end === -1 ? this.text.length : end + 2;
      } else return;
    }
  }

  toEndOfLine(): void {
    const end = this.text.indexOf("\n", this.position);
    this.position = end === -1 ? this.text.length : end;
  }

  /** A name: letters, digits, `_` and `-`. */
  identifier(): string | undefined {
    const start = this.position;
    if (!/[\p{L}_]/u.test(this.peek())) return undefined;
    while (/[\p{L}\p{N}_-]/u.test(this.peek())) this.position++;
    return this.text.slice(start, this.position);
  }
}
