import { Cursor, matchBrackets, mostNested, type Source } from "./cursor";
import { parseArguments } from "./parse-arguments";
import { parseDeclaration } from "./parse-declaration";
import { parseExpression } from "./parse-expression";
import type { Expression, Statement, SwitchCase } from "./syntax";
import type { Dialect, Fault } from "./token";
import { tokenise } from "./tokenise";

export interface Program {
  readonly statements: readonly Statement[];
  readonly faults: readonly Fault[];
}

/**
 * Reads a Groovy or Kotlin text into statements with their lines. What can't be read is left out and the rest is read; brackets
 * and texts that do not end are faults. Never throws.
 */
export function parseProgram(text: string, dialect: Dialect): Program {
  const { tokens, faults: ofTokens } = tokenise(text, dialect);
  const { closeOf, faults: ofBrackets } = matchBrackets(tokens);
  const endToken = tokens.at(-1);
  if (!endToken) return { statements: [], faults: ofTokens };
  const source: Source = {
    text,
    dialect,
    tokens,
    closeOf,
    endToken,
    statements: parseStatements,
    statement: parseStatement,
  };
  const faults = [...ofTokens, ...ofBrackets];
  const cursor = new Cursor(source, 0, tokens.length - 1, false, 0);
  return { statements: parseStatements(cursor), faults };
}

function parseStatements(cursor: Cursor): readonly Statement[] {
  const found: Statement[] = [];
  for (;;) {
    cursor.skipLines();
    if (cursor.isAtEnd) return found;
    const before = cursor.index;
    const statement = parseStatement(cursor);
    if (statement) found.push(statement);
    if (cursor.index === before) cursor.next();
  }
}

function parseStatement(cursor: Cursor): Statement | undefined {
  const { line } = cursor.token;
  if (++cursor.nested > mostNested) {
    cursor.nested--;
    cursor.next();
    return undefined;
  }
  const found = parseControl(cursor, line) ?? parseDeclaration(cursor) ?? parseSimple(cursor, line);
  cursor.nested--;
  return found;
}

function parseControl(cursor: Cursor, line: number): Statement | undefined {
  const { token } = cursor;
  if (token.text === "@" && token.kind === "operator") return parseAnnotation(cursor, line);
  if (token.text === "{") return { kind: "block", body: block(cursor), line };
  if (token.kind !== "name") return undefined;
  const next = cursor.peek(1);
  switch (token.text) {
    case "if":
      if (next.text !== "(") return undefined;
      cursor.next();
      return parseIf(cursor, line);
    case "for":
      if (next.text !== "(") return undefined;
      cursor.next();
      return parseFor(cursor, line);
    case "while": {
      if (next.text !== "(") return undefined;
      cursor.next();
      cursor.enter();
      return { kind: "block", body: branch(cursor), line };
    }
    case "try":
      if (next.text !== "{") return undefined;
      cursor.next();
      return parseTry(cursor, line);
    case "switch":
    case "when":
      if (next.text !== "(" && !(next.text === "{" && cursor.dialect === "kotlin")) return undefined;
      if (token.text === "when" && cursor.dialect === "groovy") return undefined;
      return parseSwitch(cursor, line);
    case "return":
    case "throw": {
      cursor.next();
      const isBare = cursor.token.kind === "newline" || cursor.isAtEnd || cursor.is(";");
      const value = isBare ? undefined : parseExpression(cursor, true);
      return token.text === "return" ? { kind: "return", ...(value && { value }), line } : undefined;
    }
    case "import":
    case "package":
      while (!cursor.isAtEnd && cursor.token.kind !== "newline" && !cursor.is(";")) cursor.next();
      return undefined;
    case "break":
    case "continue":
      cursor.next();
      return undefined;
    default:
      return undefined;
  }
}

/** `@Library('shared@v1') _` */
function parseAnnotation(cursor: Cursor, line: number): Statement {
  cursor.next();
  let name = cursor.next().text;
  while (cursor.is(":") || cursor.is(".")) {
    cursor.next();
    name = cursor.next().text;
  }
  const inside = cursor.is("(") ? cursor.enter()?.inside : undefined;
  return {
    kind: "annotation",
    name,
    args: inside ? parseArguments(inside, parseExpression, false) : [],
    line,
  };
}

function parseIf(cursor: Cursor, line: number): Statement {
  const entered = cursor.enter();
  const condition: Expression =
    entered && !entered.inside.isAtEnd ? parseExpression(entered.inside) : { kind: "unread", line };
  const source = entered ? cursor.source.text.slice(entered.from.to, entered.to.from).trim() : "";
  const yes = branch(cursor);
  if (cursor.afterLines().text !== "else" || cursor.afterLines().kind !== "name")
    return { kind: "if", condition, source, yes, no: [], line };
  cursor.skipLines();
  cursor.next();
  return { kind: "if", condition, source, yes, no: branch(cursor), line };
}

function parseFor(cursor: Cursor, line: number): Statement {
  const inside = cursor.enter()?.inside;
  const names: string[] = [];
  let over: Expression = { kind: "unread", line };
  // `for (String x in list)`, `for (x : list)`, `for ((a, b) in map)`, `for (int i = 0; i < 3; i++)`.
  for (let steps = 0; inside && steps < 20 && !inside.isAtEnd; steps++) {
    const isIn = inside.is("in") || (inside.is(":") && cursor.dialect === "groovy");
    if (isIn && names.length > 0) {
      inside.next();
      over = parseExpression(inside);
      break;
    }
    if (inside.is("=")) over = parseCount(inside, names.at(-1)) ?? over;
    if (inside.is(";") || over.kind !== "unread") break;
    const { token } = inside;
    if (token.text === "(") {
      const taken = inside.enter()?.inside;
      names.length = 0;
      while (taken && !taken.isAtEnd && names.length < 5) {
        const part = taken.next();
        if (part.kind === "name") names.push(part.text);
      }
    } else {
      if (token.kind === "name") names.splice(0, names.length, token.text);
      inside.next();
    }
  }
  return { kind: "for", parameter: { names }, over, body: branch(cursor), line };
}

/** `= 0; i < 3; i++` as the range that it counts through; undefined if it counts in another way. */
function parseCount(inside: Cursor, name: string | undefined): Expression | undefined {
  const { line } = inside.next();
  const left = parseExpression(inside);
  if (!inside.take(";") || inside.isAtEnd) return undefined;
  const condition = parseExpression(inside);
  if (condition.kind !== "binary" || condition.left.kind !== "name" || condition.left.name !== name)
    return undefined;
  const operator = new Map([
    ["<", "..<"],
    ["<=", ".."],
  ]).get(condition.operator);
  if (!inside.take(";")) return undefined;
  let step = "";
  while (!inside.isAtEnd) step += inside.next().text;
  const isByOne = [`${name}++`, `++${name}`, `${name}+=1`].includes(step);
  return operator !== undefined && isByOne
    ? { kind: "binary", operator, left, right: condition.right, line }
    : undefined;
}

function parseTry(cursor: Cursor, line: number): Statement {
  const body = [...block(cursor)];
  for (;;) {
    const next = cursor.afterLines();
    if (next.kind !== "name" || (next.text !== "catch" && next.text !== "finally")) break;
    cursor.skipLines();
    cursor.next();
    if (cursor.is("(")) cursor.enter();
    const handler = block(cursor);
    // Handling after a fault is not part of the job.
    if (next.text === "finally") body.push(...handler);
  }
  return { kind: "block", body, line };
}

function parseSwitch(cursor: Cursor, line: number): Statement {
  cursor.next();
  const entered = cursor.is("(") ? cursor.enter() : undefined;
  const subject = entered && !entered.inside.isAtEnd ? parseExpression(entered.inside) : undefined;
  const source = entered ? cursor.source.text.slice(entered.from.to, entered.to.from).trim() : "";
  cursor.skipLines();
  const inside = cursor.is("{") ? cursor.enter()?.inside : undefined;
  const cases = inside ? (cursor.dialect === "groovy" ? groovyCases(inside) : kotlinCases(inside)) : [];
  return { kind: "switch", ...(subject && { subject }), source, cases, line };
}

function groovyCases(inside: Cursor): readonly SwitchCase[] {
  const found: { matches: Expression[]; body: Statement[] }[] = [];
  for (;;) {
    inside.skipLines();
    if (inside.isAtEnd) return found;
    const before = inside.index;
    if (inside.is("case") || inside.is("default")) {
      const isDefault = inside.next().text === "default";
      // `case 'a': case 'b':` share what follows.
      const last = found.at(-1);
      const isShared = last !== undefined && last.body.length === 0 && last.matches.length > 0 && !isDefault;
      const matches = isDefault ? [] : [parseExpression(inside)];
      if (isShared) last.matches.push(...matches);
      else found.push({ matches, body: [] });
      inside.take(":");
    } else {
      const statement = parseStatement(inside);
      if (statement) found.at(-1)?.body.push(statement);
    }
    if (inside.index === before) inside.next();
  }
}

function kotlinCases(inside: Cursor): readonly SwitchCase[] {
  const found: SwitchCase[] = [];
  for (;;) {
    inside.skipLines();
    if (inside.isAtEnd) return found;
    const before = inside.index;
    const isElse = inside.is("else");
    const matches: Expression[] = [];
    while (!inside.isAtEnd && !inside.is("->")) {
      const here = inside.index;
      if (isElse || inside.is(",") || inside.token.kind === "newline") inside.next();
      else matches.push(parseExpression(inside));
      if (inside.index === here) inside.next();
    }
    inside.take("->");
    found.push({ matches: isElse ? [] : matches, body: branch(inside) });
    if (inside.index === before) inside.next();
  }
}

/** One statement, or those between two brackets, also on the next line. */
function branch(cursor: Cursor): readonly Statement[] {
  cursor.skipLines();
  if (cursor.is("{")) return block(cursor);
  const statement = cursor.isAtEnd ? undefined : parseStatement(cursor);
  return statement ? [statement] : [];
}

function block(cursor: Cursor): readonly Statement[] {
  cursor.skipLines();
  const inside = cursor.is("{") ? cursor.enter()?.inside : undefined;
  return inside ? parseStatements(inside) : [];
}

const assigning = new Set(["=", "+=", "<<"]);

/** A value, or a value put into something. */
function parseSimple(cursor: Cursor, line: number): Statement {
  const value = parseExpression(cursor, true);
  const { token } = cursor;
  if (token.kind !== "operator" || !assigning.has(token.text)) return { kind: "expression", value, line };
  cursor.next();
  while (cursor.token.kind === "newline") cursor.next();
  return {
    kind: "assign",
    targets: [value],
    value: parseExpression(cursor, true),
    operator: token.text,
    isDeclared: false,
    line,
  };
}
