import type { Token } from "./tokenise";

/** A place among tokens that goes on as they are taken. */
export class TokenCursor {
  index = 0;
  readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get here(): Token | undefined {
    return this.tokens[this.index];
  }

  get isAtEnd(): boolean {
    return this.index >= this.tokens.length;
  }

  isWord(raw: string): boolean {
    return this.here?.kind === "word" && this.here.raw === raw;
  }

  takeWord(raw: string): boolean {
    if (!this.isWord(raw)) return false;
    this.index++;
    return true;
  }

  takeOperator(...texts: readonly string[]): boolean {
    if (!isOperator(this.here, ...texts)) return false;
    this.index++;
    return true;
  }

  passOver(...texts: readonly string[]): void {
    while (this.takeOperator(...texts));
  }

  /** Goes on to the next of these, or to the end. */
  skipTo(is: (token: Token) => boolean): void {
    for (; this.here; this.index++) if (is(this.here)) return;
  }

  /** The position of the closing bracket, if near; else -1. */
  closing(): number {
    let open = 0;
    for (let index = this.index; index < this.index + 200; index++) {
      const token = this.tokens[index];
      if (!token) return -1;
      if (isOperator(token, "(")) open++;
      if (isOperator(token, ")") && --open === 0) return index;
    }
    return -1;
  }
}

export function isOperator(token: Token | undefined, ...texts: readonly string[]): boolean {
  return token?.kind === "operator" && texts.includes(token.text);
}
