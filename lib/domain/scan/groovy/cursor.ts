import type { Statement } from "./syntax";
import type { Dialect, Fault, Token } from "./token";

/** How deep brackets are read; what is deeper is left out. */
export const deepest = 64;
/** How many expressions and statements may be open at once, brackets or not. */
export const mostNested = 200;

/** The bracket that closes each one that opens, by place. One that is never closed ends with its surroundings. */
export function matchBrackets(tokens: readonly Token[]): {
  readonly closeOf: ReadonlyMap<number, number>;
  readonly faults: readonly Fault[];
} {
  const closeOf = new Map<number, number>();
  const faults: Fault[] = [];
  const open: { at: number; wants: string }[] = [];
  const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
  tokens.forEach((token, index) => {
    if (token.kind === "open") open.push({ at: index, wants: closing[token.text] ?? "" });
    if (token.kind !== "close") return;
    // Looked for among the innermost alone, so that a file of brackets takes no square of its length.
    let match = open.length - 1;
    while (match >= 0 && match > open.length - 9 && open[match]?.wants !== token.text) match--;
    if (open[match]?.wants !== token.text) {
      faults.push({ line: token.line, message: `A “${token.text}” closes nothing.` });
      return;
    }
    open.splice(match).forEach(({ at }, inner) => {
      closeOf.set(at, index);
      const left = inner > 0 ? tokens[at] : undefined;
      if (left) faults.push(neverClosed(left));
    });
  });
  for (const { at } of open) {
    closeOf.set(at, tokens.length - 1);
    const token = tokens[at];
    if (token) faults.push(neverClosed(token));
  }
  return { closeOf, faults };
}

function neverClosed({ line, text }: Token): Fault {
  return { line, message: `A “${text}” is never closed.` };
}

/** A place in a part of the tokens. What is between two brackets is read with a cursor of its own, so that a fault stays in it. */
export class Cursor {
  readonly source: Source;
  readonly end: number;
  /** Between round and square brackets a new line ends nothing. */
  readonly isLineBlind: boolean;
  readonly depth: number;
  index: number;
  /** How many expressions and statements are being read inside each other. */
  nested = 0;

  constructor(source: Source, index: number, end: number, isLineBlind: boolean, depth: number) {
    this.source = source;
    this.index = index;
    this.end = end;
    this.isLineBlind = isLineBlind;
    this.depth = depth;
    this.skipBlind();
  }

  get dialect(): Dialect {
    return this.source.dialect;
  }

  /** The token here; `end` past the last. */
  get token(): Token {
    return this.peek(0);
  }

  get isAtEnd(): boolean {
    return this.index >= this.end;
  }

  /** A token further on, new lines counted where they count. */
  peek(by: number): Token {
    let index = this.index;
    for (let steps = 0; steps < by && index < this.end; steps++) {
      index++;
      if (this.isLineBlind) while (this.source.tokens[index]?.kind === "newline") index++;
    }
    const found = index < this.end ? this.source.tokens[index] : undefined;
    return found ?? this.source.endToken;
  }

  next(): Token {
    const { token } = this;
    if (this.index < this.end) this.index++;
    this.skipBlind();
    return token;
  }

  is(text: string): boolean {
    const { token } = this;
    return token.text === text && token.kind !== "text";
  }

  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.next();
    return true;
  }

  skipLines(): void {
    while (this.token.kind === "newline" || this.is(";")) this.next();
  }

  /** The first token that is no new line, and past how many of them it is. */
  afterLines(): Token {
    let index = this.index;
    while (index < this.end && this.source.tokens[index]?.kind === "newline") index++;
    return (index < this.end ? this.source.tokens[index] : undefined) ?? this.source.endToken;
  }

  /** The content of the brackets here, then continues behind them. Undefined if it is too deep, or there is no bracket. */
  enter(): { readonly inside: Cursor; readonly from: Token; readonly to: Token } | undefined {
    const { token: from, index } = this;
    if (from.kind !== "open") return undefined;
    const close = Math.min(this.source.closeOf.get(index) ?? this.end, this.end);
    const to = this.source.tokens[close] ?? this.source.endToken;
    this.index = Math.min(this.end, close + 1);
    this.skipBlind();
    if (this.depth >= deepest) return undefined;
    const inside = new Cursor(this.source, index + 1, close, from.text !== "{", this.depth + 1);
    inside.nested = this.nested;
    return { inside, from, to };
  }

  private skipBlind(): void {
    if (!this.isLineBlind) return;
    while (this.index < this.end && this.source.tokens[this.index]?.kind === "newline") this.index++;
  }
}

/** Tokens and how to read statements in them; expressions hold statements, and statements expressions. */
export interface Source {
  readonly text: string;
  readonly dialect: Dialect;
  readonly tokens: readonly Token[];
  readonly closeOf: ReadonlyMap<number, number>;
  readonly endToken: Token;
  readonly statements: (cursor: Cursor) => readonly Statement[];
  readonly statement: (cursor: Cursor) => Statement | undefined;
}
