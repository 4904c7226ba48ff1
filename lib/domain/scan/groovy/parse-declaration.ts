import type { Cursor } from "./cursor";
import { parseParameters } from "./parse-arguments";
import { parseExpression, skipType, skipTypeArguments } from "./parse-expression";
import type { Expression, Statement } from "./syntax";
import type { Token } from "./token";

const modifiers = new Set(
  "final static public private protected internal open abstract override const data sealed lateinit inline companion enum synchronized".split(
    " ",
  ),
);

/** Reads `def x = ...`, `val x = ...`, `String x = ...`, functions, classes and objects; undefined if none begins here. */
export function parseDeclaration(cursor: Cursor): Statement | undefined {
  const start = cursor.index;
  const { line } = cursor.token;
  let isModified = false;
  while (cursor.token.kind === "name" && modifiers.has(cursor.token.text) && cursor.peek(1).kind === "name") {
    cursor.next();
    isModified = true;
  }
  const found =
    cursor.dialect === "kotlin"
      ? kotlinDeclaration(cursor, line)
      : groovyDeclaration(cursor, line, isModified);
  if (!found) cursor.index = start;
  return found;
}

function kotlinDeclaration(cursor: Cursor, line: number): Statement | undefined {
  const { token } = cursor;
  if (token.kind !== "name") return undefined;
  switch (token.text) {
    case "val":
    case "var":
      cursor.next();
      return variable(cursor, line);
    case "fun":
      cursor.next();
      return kotlinFunction(cursor, line);
    case "constructor":
      if (cursor.peek(1).text !== "(") return undefined;
      return secondConstructor(cursor, line);
    case "init":
      if (cursor.peek(1).text !== "{") return undefined;
      cursor.next();
      return { kind: "block", body: body(cursor), line };
    case "object":
    case "class":
    case "interface":
      return parseClass(cursor, line);
    default:
      return undefined;
  }
}

/** `constructor(a: String) : this(a) { ... }`: who calls it is not followed, so it does nothing. */
function secondConstructor(cursor: Cursor, line: number): Statement {
  cursor.next();
  cursor.enter();
  if (cursor.take(":")) {
    cursor.next();
    if (cursor.is("(")) cursor.enter();
  }
  if (cursor.is("{")) cursor.enter();
  return { kind: "block", body: [], line };
}

/** Past `val`: a name or several in brackets, a type, a value. */
function variable(cursor: Cursor, line: number): Statement {
  const targets = variableNames(cursor);
  if (cursor.take(":")) skipType(cursor);
  let value: Expression | undefined;
  if (cursor.take("=") || cursor.take("by")) {
    while (cursor.token.kind === "newline") cursor.next();
    value = parseExpression(cursor);
  }
  return { kind: "assign", targets, ...(value && { value }), operator: "=", isDeclared: true, line };
}

function variableNames(cursor: Cursor): readonly Expression[] {
  const name = (token: Token): Expression => ({
    kind: "name",
    name: token.text.replaceAll("`", ""),
    line: token.line,
  });
  if (!cursor.is("(")) return [name(cursor.next())];
  const inside = cursor.enter()?.inside;
  return inside
    ? parseParameters(inside, parseExpression).map(({ names }) => ({
        kind: "name",
        name: names[0] ?? "",
        line: cursor.token.line,
      }))
    : [];
}

function kotlinFunction(cursor: Cursor, line: number): Statement {
  if (cursor.is("<")) skipTypeArguments(cursor);
  let name = "";
  // `fun Project.deployTo(env: String)` is called by its last name.
  while (cursor.token.kind === "name" || cursor.is(".") || cursor.is("?")) {
    const token = cursor.next();
    if (token.kind === "name") name = token.text;
    if (cursor.is("<")) skipTypeArguments(cursor);
  }
  const inside = cursor.is("(") ? cursor.enter()?.inside : undefined;
  const parameters = inside ? parseParameters(inside, parseExpression) : [];
  if (cursor.take(":")) skipType(cursor);
  cursor.skipLines();
  if (cursor.take("=")) {
    cursor.skipLines();
    const value = parseExpression(cursor);
    return { kind: "function", name, parameters, body: [{ kind: "return", value, line: value.line }], line };
  }
  return { kind: "function", name, parameters, body: body(cursor), line };
}

function parseClass(cursor: Cursor, line: number): Statement {
  const what = cursor.next().text;
  const isNamed = cursor.token.kind === "name";
  const name = isNamed ? cursor.next().text.replaceAll("`", "") : "";
  if (cursor.is("<")) skipTypeArguments(cursor);
  const inside = cursor.is("(") ? cursor.enter()?.inside : undefined;
  const parameters = inside ? parseParameters(inside, parseExpression) : [];
  let base: Expression | undefined;
  if (cursor.afterLines().text === ":" || cursor.afterLines().text === "extends") {
    cursor.skipLines();
    cursor.next();
    cursor.skipLines();
    base = baseOf(cursor);
    while (cursor.take(",")) {
      cursor.skipLines();
      baseOf(cursor);
    }
  }
  const bodyOf = cursor.is("{") ? body(cursor) : [];
  return { kind: "class", what, name, ...(base && { base }), parameters, body: bodyOf, line };
}

/** `BuildType({ ... })`: its `{` after the round brackets begins the class and is no argument. */
function baseOf(cursor: Cursor): Expression {
  const { line } = cursor.token;
  let name = "";
  while (cursor.token.kind === "name") {
    name = cursor.next().text;
    if (cursor.is("<")) skipTypeArguments(cursor);
    if (!cursor.take(".")) break;
  }
  const of: Expression = { kind: "name", name, line };
  const { token } = cursor;
  if (token.text !== "(") return of;
  const inside = cursor.enter()?.inside;
  const args = [];
  while (inside && !inside.isAtEnd) {
    const before = inside.index;
    if (inside.is(",")) inside.next();
    else {
      const argumentLine = inside.token.line;
      const argumentName =
        inside.peek(1).text === "=" && inside.token.kind === "name" ? inside.next().text : undefined;
      if (argumentName !== undefined) inside.next();
      const value = parseExpression(inside);
      args.push({ ...(argumentName !== undefined && { name: argumentName }), value, line: argumentLine });
    }
    if (inside.index === before) inside.next();
  }
  return { kind: "call", of, args, line };
}

function groovyDeclaration(cursor: Cursor, line: number, isModified: boolean): Statement | undefined {
  const { token } = cursor;
  if (token.kind !== "name") return undefined;
  if ((token.text === "class" || token.text === "interface") && cursor.peek(1).kind === "name")
    return parseClass(cursor, line);
  const isDef = token.text === "def" || token.text === "var";
  if (isDef) {
    cursor.next();
    if (cursor.is("(")) return variable(cursor, line);
    // `def String x` and `def x`.
    if (cursor.token.kind === "name" && cursor.peek(1).kind === "name" && !isIn(cursor.peek(1)))
      cursor.next();
  } else {
    if (["new", "in", "assert", "else"].includes(token.text)) return undefined;
    skipType(cursor);
    // `final x = 1`: what looked like a type is the name.
    if (isModified && cursor.is("=")) cursor.index--;
  }
  const named = cursor.token;
  if (named.kind !== "name" && !(named.kind === "text" && isDef)) return undefined;
  const after = cursor.peek(1);
  if (after.text === "(" && named.kind === "name") {
    cursor.next();
    const inside = cursor.enter()?.inside;
    // `stage (x) {` has one name before its brackets, `def x(y) {` two.
    if (cursor.afterLines().text !== "{") return undefined;
    cursor.skipLines();
    const parameters = inside ? parseParameters(inside, parseExpression) : [];
    return { kind: "function", name: named.text, parameters, body: body(cursor), line };
  }
  if (after.text !== "=" && !isDef && !isModified) return undefined;
  if (after.text !== "=" && !isDef && after.kind !== "newline" && after.kind !== "end") return undefined;
  cursor.next();
  const target: Expression = { kind: "name", name: named.text, line: named.line };
  let value: Expression | undefined;
  if (cursor.take("=")) {
    while (cursor.token.kind === "newline") cursor.next();
    value = parseExpression(cursor, true);
  }
  // `def a, b`
  while (cursor.is(",")) {
    cursor.next();
    cursor.next();
  }
  return {
    kind: "assign",
    targets: [target],
    ...(value && { value }),
    operator: "=",
    isDeclared: true,
    line,
  };
}

function isIn(token: Token): boolean {
  return token.text === "in";
}

function body(cursor: Cursor): readonly Statement[] {
  cursor.skipLines();
  const inside = cursor.is("{") ? cursor.enter()?.inside : undefined;
  return inside ? cursor.source.statements(inside) : [];
}
