/** The content of an action: values through functions. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  /** `.` and `$x`, with the names after it. */
  | { readonly kind: "path"; readonly root: "." | `$${string}`; readonly names: readonly string[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  /** Names after a bracket, or a method with arguments: `(f x).y`, `.Files.Get "x"`. */
  | { readonly kind: "inside"; readonly of: Expression; readonly names: readonly string[] }
  | { readonly kind: "method"; readonly of: Expression; readonly args: readonly Expression[] };

export interface Parsed {
  readonly expression: Expression;
  /** Variables that it sets: one, or two in a range. */
  readonly sets: readonly string[];
  readonly declares: boolean;
}

interface Token {
  readonly kind: "string" | "number" | "name" | "field" | "dot" | "variable" | "sign";
  readonly text: string;
  /** Nothing is between it and the one before. */
  readonly isGlued: boolean;
}

const token =
  /("(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])')|(-?\d[\w.]*)|(\.[A-Za-z_][\w-]*)|(\.)|(\$\w*)|([A-Za-z_]\w*)|(:=|[=|(),])/y;

const mostTokens = 2_000;
const deepest = 50;

/** Reads the text of an action; undefined if it is no expression. */
export function parseExpression(source: string): Parsed | undefined {
  const tokens = tokensOf(source);
  if (!tokens) return undefined;
  const reader = new ExpressionReader(tokens);
  try {
    return reader.whole();
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined;
    throw fault;
  }
}

class Unreadable extends Error {}

function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  let isGlued = false;
  while (at < source.length) {
    if (/\s/.test(source[at] ?? "")) {
      at++;
      isGlued = false;
      continue;
    }
    token.lastIndex = at;
    const match = token.exec(source);
    if (!match || tokens.length > mostTokens) return undefined;
    const [text, string, number, field, dot, variable, name] = match;
    const kind =
      string !== undefined
        ? "string"
        : number !== undefined
          ? "number"
          : field !== undefined
            ? "field"
            : dot !== undefined
              ? "dot"
              : variable !== undefined
                ? "variable"
                : name !== undefined
                  ? "name"
                  : "sign";
    tokens.push({ kind, text, isGlued });
    at += text.length;
    isGlued = true;
  }
  return tokens;
}

class ExpressionReader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Parsed {
    const sets = this.variables();
    const expression = this.pipeline(0);
    if (this.at < this.tokens.length) throw new Unreadable();
    return { expression, ...sets };
  }

  /** `$x :=`, `$x =` and `$i, $x :=` at the beginning. */
  private variables(): Pick<Parsed, "sets" | "declares"> {
    const [first, second, third, fourth] = this.tokens;
    if (first?.kind === "variable" && (second?.text === ":=" || second?.text === "=")) {
      this.at = 2;
      return { sets: [first.text], declares: second.text === ":=" };
    }
    if (first?.kind === "variable" && second?.text === "," && third?.kind === "variable" && fourth) {
      this.at = 4;
      return { sets: [first.text, third.text], declares: fourth.text === ":=" };
    }
    return { sets: [], declares: false };
  }

  private pipeline(depth: number): Expression {
    if (depth > deepest) throw new Unreadable();
    let value = this.command(depth);
    while (this.tokens[this.at]?.text === "|") {
      this.at++;
      value = withArgument(this.command(depth), value);
    }
    return value;
  }

  private command(depth: number): Expression {
    const first = this.operand(depth);
    if (!first) throw new Unreadable();
    const args: Expression[] = [];
    for (let next = this.operand(depth); next; next = this.operand(depth)) args.push(next);
    if (args.length === 0) return first;
    return first.kind === "call" && first.args.length === 0
      ? { ...first, args }
      : { kind: "method", of: first, args };
  }

  private operand(depth: number): Expression | undefined {
    const found = this.tokens[this.at];
    if (!found) return undefined;
    if (found.kind === "sign") {
      if (found.text !== "(") return undefined;
      this.at++;
      const inner = this.pipeline(depth + 1);
      if (this.tokens[this.at++]?.text !== ")") throw new Unreadable();
      const names = this.names();
      return names.length === 0 ? inner : { kind: "inside", of: inner, names };
    }
    this.at++;
    switch (found.kind) {
      case "string":
        return { kind: "literal", value: unquoted(found.text) };
      case "number":
        return { kind: "literal", value: numberOf(found.text) };
      case "dot":
        return { kind: "path", root: ".", names: [] };
      case "field":
        return { kind: "path", root: ".", names: [found.text.slice(1), ...this.names()] };
      case "variable":
        return { kind: "path", root: found.text as `$${string}`, names: this.names() };
      case "name":
        return named(found.text);
      default:
        throw new Unreadable();
    }
  }

  private names(): readonly string[] {
    const names: string[] = [];
    for (;;) {
      const next = this.tokens[this.at];
      if (next?.kind !== "field" || !next.isGlued) return names;
      names.push(next.text.slice(1));
      this.at++;
    }
  }
}

function named(name: string): Expression {
  if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
  if (name === "nil") return { kind: "literal", value: null };
  return { kind: "call", name, args: [] };
}

/** A pipe hands its value over as the last argument. */
function withArgument(command: Expression, value: Expression): Expression {
  if (command.kind === "call" || command.kind === "method")
    return { ...command, args: [...command.args, value] };
  return { kind: "method", of: command, args: [value] };
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text.slice(1, -1);
  const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
  return text.slice(1, -1).replaceAll(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
}

function numberOf(text: string): number | string {
  const value = Number(text);
  return Number.isNaN(value) ? text : value;
}

/** As it is written, in short: what an unknown value prints. */
export function writtenExpression(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value === "string"
        ? JSON.stringify(expression.value)
        : String(expression.value);
    case "path": {
      const names = expression.names.map((name) => `.${name}`).join("");
      return expression.root === "." ? names || "." : `${expression.root}${names}`;
    }
    case "call":
      return [expression.name, ...expression.args.map(bracketed)].join(" ");
    case "inside":
      return `${bracketed(expression.of)}${expression.names.map((name) => `.${name}`).join("")}`;
    case "method":
      return [writtenExpression(expression.of), ...expression.args.map(bracketed)].join(" ");
  }
}

function bracketed(expression: Expression): string {
  const written = writtenExpression(expression);
  const isWhole = (expression.kind === "call" || expression.kind === "method") && expression.args.length > 0;
  return isWhole ? `(${written})` : written;
}
