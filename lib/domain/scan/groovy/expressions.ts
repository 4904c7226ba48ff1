import { evaluateBinary } from "./binary";
import { type Host, pathOf } from "./host";
import { callMethod, list, truth } from "./methods";
import type { Argument, Expression, Statement } from "./syntax";
import {
  asText,
  hasOpenPart,
  isSoft,
  joinValues,
  longestText,
  nothing,
  type Scope,
  textValue,
  unknown,
  type Value,
} from "./value";

/** The values of expressions. What runs statements and calls is built on it. */
export abstract class Expressions {
  protected readonly host: Host;
  private readonly mostSteps: number;
  private steps = 0;

  /** @param mostSteps What is done of a program before the rest is left out. */
  constructor(host: Host, mostSteps: number) {
    this.host = host;
    this.mostSteps = mostSteps;
  }

  protected abstract statement(statement: Statement, scope: Scope): Value;
  protected abstract call(expression: Extract<Expression, { kind: "call" }>, scope: Scope): Value;

  /** It was too much, and the rest was left out. */
  get isOver(): boolean {
    return this.steps > this.mostSteps;
  }

  protected step(): boolean {
    return ++this.steps <= this.mostSteps;
  }

  evaluate(expression: Expression, scope: Scope): Value {
    if (!this.step()) return unknown;
    switch (expression.kind) {
      case "text":
        return this.text(expression, scope);
      case "number":
        return textValue(expression.text, expression.line, scope.file);
      case "name":
        if (expression.name === "true" || expression.name === "false")
          return truth(expression.name === "true");
        if (expression.name === "null") return nothing;
        return this.host.lookup(expression.name, scope) ?? unknown;
      case "member":
        return this.member(expression, scope);
      case "call":
        return this.call(expression, scope);
      case "index": {
        const on = this.evaluate(expression.of, scope);
        const key = asText(this.evaluate(expression.at, scope));
        if (key === undefined) return unknown;
        if (on.kind === "map") return on.entries.get(key) ?? nothing;
        return on.kind === "list" ? (on.items[Number(key)] ?? unknown) : unknown;
      }
      case "list":
        return this.list(expression.items, expression.isMap, scope);
      case "closure": {
        const { parameters, body, source, line } = expression;
        return { kind: "closure", parameters, body, source, line, scope };
      }
      case "binary":
        return this.binary(expression, scope);
      case "not": {
        const value = this.evaluate(expression.of, scope);
        if (value.kind === "nothing") return truth(true);
        return value.kind === "boolean" ? { ...value, value: !value.value } : unknown;
      }
      case "choice": {
        const condition = this.evaluate(expression.condition, scope);
        if (condition.kind === "boolean" && !condition.isSoft)
          return this.evaluate(condition.value ? expression.yes : expression.no, scope);
        return joinValues([this.evaluate(expression.yes, scope), this.evaluate(expression.no, scope)]);
      }
      case "statement":
        return this.statement(expression.statement, scope);
      case "unread":
        return unknown;
    }
  }

  private text({ pieces, line }: Extract<Expression, { kind: "text" }>, scope: Scope): Value {
    let text = "";
    let soft = false;
    const lines = [line];
    let isFresh = true;
    for (const piece of pieces) {
      if (isFresh) lines[lines.length - 1] = piece.line;
      isFresh = false;
      let part: string;
      if (piece.kind === "said") part = piece.text;
      else {
        const value = this.evaluate(piece.value, scope);
        if (isSoft(value)) soft = true;
        part = asText(value) ?? this.host.placeholder(piece.code);
      }
      // A text inserted repeatedly would have no end.
      if (piece.kind === "code" && text.length + part.length > longestText) return unknown;
      text += part;
      for (let at = part.indexOf("\n"); at !== -1; at = part.indexOf("\n", at + 1)) {
        lines.push(piece.line);
        isFresh = piece.kind === "said" && at === part.length - 1;
      }
    }
    return { kind: "text", text, lines, file: scope.file, ...(soft && { isSoft: true }) };
  }

  private member(expression: Extract<Expression, { kind: "member" }>, scope: Scope): Value {
    const path = pathOf(expression);
    const known = path === undefined ? undefined : this.host.member(path, scope);
    if (known) return known;
    const on = this.evaluate(expression.of, scope);
    if (on.kind === "map") return on.entries.get(expression.name) ?? nothing;
    if (on.kind === "thing") return on.parts.get(expression.name) ?? unknown;
    if (on.kind === "list" && expression.name === "size")
      return textValue(String(on.items.length), 1, scope.file);
    if (on.kind === "list" && (expression.name === "first" || expression.name === "second"))
      return on.items[expression.name === "first" ? 0 : 1] ?? unknown;
    // A loop over a map with one name gets entries, each with key and value.
    if (on.kind === "list" && on.items.length === 2 && /^(?:key|value)$/.test(expression.name))
      return on.items[expression.name === "key" ? 0 : 1] ?? unknown;
    return callMethod(on, expression.name, []) ?? unknown;
  }

  private list(items: readonly Argument[], isMap: boolean, scope: Scope): Value {
    if (!isMap) return list(items.map(({ value }) => this.evaluate(value, scope)));
    const entries = new Map<string, Value>();
    for (const item of items) {
      const found = this.evaluate(item.value, scope);
      const name = this.nameOf(item, scope);
      if (name !== undefined) entries.set(name, found);
      else if (found.kind === "map") for (const [key, one] of found.entries) entries.set(key, one);
    }
    return { kind: "map", entries };
  }

  /** Under which name an argument is given; one that has to be worked out and can't be has its line. */
  protected nameOf({ name, key, line }: Argument, scope: Scope): string | undefined {
    return key ? (asText(this.evaluate(key, scope)) ?? `line ${line}`) : name;
  }

  private binary({ operator, left, right }: Extract<Expression, { kind: "binary" }>, scope: Scope): Value {
    const a = this.evaluate(left, scope);
    if (operator === "&&" || operator === "||" || operator === "?:") {
      const isTrue =
        a.kind === "boolean" ? a.value : a.kind === "nothing" || asText(a) === "" ? false : undefined;
      const soft = isSoft(a);
      if (operator === "?:")
        return isTrue === false && !soft
          ? this.evaluate(right, scope)
          : a.kind === "text" && !hasOpenPart(a.text)
            ? a
            : joinValues([a, this.evaluate(right, scope)]);
      if (isTrue === (operator === "||") && !soft) return truth(isTrue);
      const b = this.evaluate(right, scope);
      return evaluateBinary(operator, a, b);
    }
    const b = this.evaluate(right, scope);
    if (operator === "+" && (a.kind === "text" || b.kind === "text"))
      return evaluateBinary("+", this.filled(left, a, scope), this.filled(right, b, scope));
    return evaluateBinary(operator, a, b);
  }

  /** A name without a value is written as itself in a sum of texts. */
  private filled(expression: Expression, value: Value, scope: Scope): Value {
    if (value.kind === "text") return value;
    const path = pathOf(expression.kind === "call" ? expression.of : expression);
    return value.kind === "unknown" && path !== undefined
      ? textValue(this.host.placeholder(path), expression.line, scope.file)
      : value;
  }
}
