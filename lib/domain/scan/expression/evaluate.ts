import { areEqual, Open, truthOf, Unknown, type Value } from "./value";

/** A function of the language by its lower-case name; its result is undefined if unknown. */
export type Functions = ReadonlyMap<string, (values: readonly Value[]) => Value | undefined>;

export interface Names {
  readonly contexts: ReadonlyMap<string, Value>;
  readonly functions: Functions;
}

/** Longer texts and deeper ones are left as they are written. */
const longest = 4_000;
const deepest = 40;

/**
 * Evaluates an expression as far as the names are known: `a.b`, `a['b']`, calls, `!`, comparisons, `&&`, `||`, texts in single quotes,
 * numbers. Anything else stays unknown, as written. Never throws.
 */
export function evaluate(written: string, names: Names): Value {
  const text = written.trim();
  if (text === "" || text.length > longest) return new Unknown(text);
  const tokens = tokensOf(text);
  if (!tokens) return new Unknown(text);
  const parser = new Parser(text, tokens, names);
  const value = parser.or(0);
  return parser.isDone ? value : new Unknown(text);
}

interface Token {
  readonly kind: "name" | "text" | "number" | "sign";
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const token = /\s+|([A-Za-z_][\w-]*)|'((?:[^']|'')*)'|(-?\d[\w.]*)|(&&|\|\||==|!=|<=|>=|[!<>().,[\]*])/y;

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (!match) return undefined;
    const to = from + match[0].length;
    const [, name, quoted, number, sign] = match;
    if (name !== undefined) tokens.push({ kind: "name", text: name, from, to });
    else if (quoted !== undefined)
      tokens.push({ kind: "text", text: quoted.replaceAll("''", "'"), from, to });
    else if (number !== undefined) tokens.push({ kind: "number", text: number, from, to });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, from, to });
    token.lastIndex = to;
  }
  return tokens;
}

/** Reads and evaluates in one pass: a part that cannot be evaluated stays unknown, as written. */
class Parser {
  private place = 0;
  private failed = false;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly names: Names,
  ) {}

  get isDone(): boolean {
    return !this.failed && this.place === this.tokens.length;
  }

  or(depth: number): Value {
    const from = this.place;
    let left = this.and(depth);
    while (this.take("||")) {
      const right = this.and(depth);
      const truth = truthOf(left);
      if (truth === true) continue;
      const isDefault = left instanceof Unknown && left.optional && !(right instanceof Unknown);
      left = truth === false || isDefault ? right : typeof left === "string" ? left : this.unknown(from);
    }
    return left;
  }

  private and(depth: number): Value {
    const from = this.place;
    let left = this.comparison(depth);
    while (this.take("&&")) {
      const right = this.comparison(depth);
      const truth = truthOf(left);
      if (truth === false) continue;
      // A false right side makes both false.
      left = truth === true || truthOf(right) === false ? right : this.unknown(from);
    }
    return left;
  }

  private comparison(depth: number): Value {
    const from = this.place;
    let left = this.unary(depth);
    for (;;) {
      const sign = ["==", "!=", "<=", ">=", "<", ">"].find((each) => this.take(each));
      if (sign === undefined) return left;
      const right = this.unary(depth);
      const same = sign === "==" || sign === "!=" ? areEqual(left, right) : undefined;
      left = same === undefined ? this.unknown(from) : same === (sign === "==");
    }
  }

  private unary(depth: number): Value {
    const from = this.place;
    if (depth > deepest) return this.fail(from);
    if (!this.take("!")) return this.postfix(depth);
    const truth = truthOf(this.unary(depth + 1));
    return truth === undefined ? this.unknown(from) : !truth;
  }

  private postfix(depth: number): Value {
    const from = this.place;
    let value = this.primary(depth);
    for (;;) {
      if (this.take(".")) {
        const part = this.next();
        if (part?.kind !== "name" && part?.text !== "*" && part?.kind !== "number") return this.fail(from);
        value = part.text === "*" ? this.unknown(from) : this.member(value, part.text, from);
      } else if (this.take("[")) {
        const key = this.or(depth + 1);
        if (!this.take("]")) return this.fail(from);
        value =
          typeof key === "string" || typeof key === "number"
            ? this.member(value, String(key), from)
            : this.unknown(from);
      } else return value;
    }
  }

  private member(value: Value, name: string, from: number): Value {
    if (value instanceof Map) return (value as ReadonlyMap<string, Value>).get(name) ?? null;
    if (value instanceof Open) return value.known.get(name) ?? new Unknown(this.words(from), value.optional);
    if (Array.isArray(value)) return (value as readonly Value[])[Number(name)] ?? null;
    return value instanceof Unknown ? new Unknown(this.words(from), value.optional) : null;
  }

  private primary(depth: number): Value {
    const from = this.place;
    const found = this.next();
    if (!found) return this.fail(from);
    if (found.kind === "text") return found.text;
    if (found.kind === "number") {
      const number = Number(found.text);
      return Number.isNaN(number) ? found.text : number;
    }
    if (found.kind === "name") {
      if (this.take("(")) return this.call(found.text, from, depth);
      const name = found.text.toLowerCase();
      if (name === "true" || name === "false") return name === "true";
      if (name === "null") return null;
      return this.names.contexts.get(found.text) ?? this.names.contexts.get(name) ?? this.unknown(from);
    }
    if (found.text !== "(") return this.fail(from);
    const inner = this.or(depth + 1);
    return this.take(")") ? inner : this.fail(from);
  }

  private call(name: string, from: number, depth: number): Value {
    const values: Value[] = [];
    while (!this.take(")")) {
      if (values.length > 0 && !this.take(",")) return this.fail(from);
      values.push(this.or(depth + 1));
      if (this.failed || this.place >= this.tokens.length) return this.fail(from);
    }
    const value = this.names.functions.get(name.toLowerCase())?.(values);
    // Nested texts grow fast.
    const isTooLong = typeof value === "string" && value.length > longest * 5;
    return value === undefined || isTooLong ? this.unknown(from) : value;
  }

  private next(): Token | undefined {
    return this.tokens[this.place++];
  }

  private take(sign: string): boolean {
    const found = this.tokens[this.place];
    if (found?.kind !== "sign" || found.text !== sign) return false;
    this.place++;
    return true;
  }

  private fail(from: number): Value {
    this.failed = true;
    return this.unknown(from);
  }

  private unknown(from: number): Unknown {
    return new Unknown(this.words(from));
  }

  /** From a token to the last one that was read. */
  private words(from: number): string {
    const last = this.tokens[Math.min(this.place, this.tokens.length) - 1];
    return this.text.slice(this.tokens[from]?.from ?? 0, last?.to ?? this.text.length);
  }
}
