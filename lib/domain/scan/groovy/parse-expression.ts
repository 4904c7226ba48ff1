import { Cursor, deepest, matchBrackets, mostNested } from "./cursor";
import { parseArguments, parseParameters } from "./parse-arguments";
import type { ClosureExpression, Expression, TextPiece } from "./syntax";
import type { Piece } from "./token";

/** Links of one chain, or parts of one sum. */
const longest = 400;

/** Operators by increasing precedence, with the infix words of Kotlin and Groovy. */
const strength: Readonly<Record<string, number>> = {
  "?:": 1,
  "||": 2,
  "&&": 3,
  ...Object.fromEntries(
    ["==", "!=", "===", "!==", "=~", "==~", "<=>", "in", "!in", "is", "instanceof"].map((one) => [one, 4]),
  ),
  ...Object.fromEntries(["<", ">", "<=", ">="].map((one) => [one, 5])),
  ...Object.fromEntries(["to", "until", "downTo", "step", "..", "..<", "<<"].map((one) => [one, 6])),
  "+": 7,
  "-": 7,
  "*": 8,
  "/": 8,
  "%": 8,
  "**": 9,
  as: 10,
};
const strengths = new Map(Object.entries(strength));
const joiningWords = new Set(["in", "is", "instanceof", "as", "to", "until", "downTo", "step"]);
/** Tokens with which a line continues the one before. */
const continuing = new Set([".", "?.", "*.", "?", "?:", "&&", "||"]);

/**
 * Reads a value. With `mayCommand`, Groovy's calls without brackets are read too: `sh "make"`, `input message: 'Deploy?'`.
 * Always goes on by at least one token, unless at the end.
 */
export function parseExpression(cursor: Cursor, mayCommand = false, least = 0): Expression {
  const { line } = cursor.token;
  if (++cursor.nested > mostNested) {
    cursor.nested--;
    cursor.next();
    return { kind: "unread", line };
  }
  const found = parseChoice(cursor, mayCommand, least);
  cursor.nested--;
  return found;
}

function parseChoice(cursor: Cursor, mayCommand: boolean, least: number): Expression {
  let left = parseUnary(cursor, mayCommand);
  for (let count = 0; ; count++) {
    const { token } = cursor;
    if (token.kind === "newline" && continuing.has(cursor.afterLines().text)) cursor.skipLines();
    const operator = cursor.token;
    if (operator.kind !== "operator" && !(operator.kind === "name" && joiningWords.has(operator.text))) break;
    if (operator.text === "?" && cursor.dialect === "groovy" && least === 0) {
      cursor.next();
      skipNewlines(cursor);
      const yes = parseExpression(cursor);
      skipNewlines(cursor);
      if (!cursor.take(":")) break;
      skipNewlines(cursor);
      const no = parseExpression(cursor);
      left = { kind: "choice", condition: left, yes, no, line: left.line };
      continue;
    }
    const binds = strengths.get(operator.text);
    // `to` is a name like any other in Groovy.
    if (binds === undefined || binds <= least) break;
    if (cursor.dialect === "groovy" && ["to", "is", "until", "downTo", "step"].includes(operator.text)) break;
    cursor.next();
    skipNewlines(cursor);
    if (operator.text === "as" || operator.text === "is" || operator.text === "instanceof") {
      cursor.take("?");
      skipType(cursor);
      continue;
    }
    const right = parseExpression(cursor, false, binds);
    if (count < longest) left = { kind: "binary", operator: operator.text, left, right, line: left.line };
  }
  return left;
}

function parseUnary(cursor: Cursor, mayCommand: boolean): Expression {
  let isNegated = false;
  const { line } = cursor.token;
  for (;;) {
    const { token } = cursor;
    if (token.kind !== "operator") break;
    if (token.text === "!") isNegated = !isNegated;
    else if (!["-", "+", "++", "--", "*", "!!", "&", "~"].includes(token.text)) break;
    cursor.next();
  }
  const of = parsePostfix(cursor, mayCommand);
  return isNegated ? { kind: "not", of, line } : of;
}

function parsePostfix(cursor: Cursor, mayCommand: boolean): Expression {
  let here = parsePrimary(cursor);
  for (let count = 0; ; count++) {
    if (cursor.token.kind === "newline") {
      const next = cursor.afterLines().text;
      if (next === "." || next === "?." || next === "*.") cursor.skipLines();
    }
    const { token } = cursor;
    const { line } = here;
    let link: Expression | undefined;
    if ([".", "?.", "*.", "::", ".&"].includes(token.text) && token.kind === "operator") {
      cursor.next();
      skipNewlines(cursor);
      // In a long chain each link has its own line.
      link = { kind: "member", of: here, line: cursor.token.line, name: memberName(cursor) };
    } else if (token.text === "(" && isCallable(here)) {
      link = { kind: "call", of: here, args: bracketArguments(cursor), line };
    } else if (token.text === "[" && !token.spaced) {
      const inside = cursor.enter()?.inside;
      link = {
        kind: "index",
        of: here,
        at: inside ? parseExpression(inside) : { kind: "unread", line },
        line,
      };
    } else if (token.text === "{" && isCallable(here)) {
      const closure = parseClosure(cursor);
      const args = [{ value: closure, line: closure.line }];
      link =
        here.kind === "call"
          ? { ...here, args: [...here.args, ...args] }
          : { kind: "call", of: here, args, line };
    } else if (token.kind === "operator" && ["!!", "++", "--"].includes(token.text)) {
      cursor.next();
      continue;
    } else if (token.text === "<" && cursor.dialect === "kotlin" && skipTypeArguments(cursor)) continue;
    else if (mayCommand && here.kind !== "call" && isCallable(here) && beginsArgument(cursor)) {
      link = { kind: "call", of: here, args: parseArguments(cursor, parseExpression, true), line };
    } else return here;
    if (count < longest) here = link;
  }
}

function bracketArguments(cursor: Cursor) {
  const inside = cursor.enter()?.inside;
  return inside ? parseArguments(inside, parseExpression, false) : [];
}

function isCallable(of: Expression): boolean {
  return of.kind === "name" || of.kind === "member" || of.kind === "call" || of.kind === "index";
}

/** Whether what follows on the line can be the argument of a call without brackets. */
function beginsArgument(cursor: Cursor): boolean {
  if (cursor.dialect !== "groovy") return false;
  const { token } = cursor;
  if (token.kind === "text" || token.kind === "number") return true;
  if (token.kind === "name") return !joiningWords.has(token.text);
  return token.text === "[" && token.spaced;
}

function memberName(cursor: Cursor): string {
  const { token } = cursor;
  if (token.kind === "name") return cursor.next().text.replaceAll("`", "");
  if (token.kind === "text") {
    const [piece] = cursor.next().pieces ?? [];
    return piece?.kind === "said" ? piece.text : "";
  }
  return "";
}

function parsePrimary(cursor: Cursor): Expression {
  const { token } = cursor;
  const { line } = token;
  if (token.kind === "text") {
    cursor.next();
    return { kind: "text", pieces: (token.pieces ?? []).map((piece) => readPiece(cursor, piece)), line };
  }
  if (token.kind === "number") return { kind: "number", text: cursor.next().text, line };
  if (token.text === "{") return parseClosure(cursor);
  if (token.text === "(") {
    const inside = cursor.enter()?.inside;
    return inside && !inside.isAtEnd ? parseExpression(inside, true) : { kind: "unread", line };
  }
  if (token.text === "[") {
    const inside = cursor.enter()?.inside;
    const isMap = inside?.is(":") ?? false;
    const items = inside && !isMap ? parseArguments(inside, parseExpression, false) : [];
    return {
      kind: "list",
      items,
      isMap: isMap || items.some(({ name, key }) => key ?? name !== undefined),
      line,
    };
  }
  if (token.text === "@" && token.kind === "operator") {
    cursor.next();
    cursor.next();
    if (cursor.is("(")) cursor.enter();
    return cursor.isAtEnd ? { kind: "unread", line } : parseExpression(cursor);
  }
  if (token.kind === "name") {
    if (["if", "when", "try", "object"].includes(token.text) && cursor.dialect === "kotlin") {
      const statement = cursor.source.statement(cursor);
      return statement ? { kind: "statement", statement, line } : { kind: "unread", line };
    }
    cursor.next();
    if (token.text === "new" && cursor.token.kind === "name") return parsePrimary(cursor);
    return { kind: "name", name: token.text.replaceAll("`", ""), line };
  }
  cursor.next();
  return { kind: "unread", line };
}

function parseClosure(cursor: Cursor): ClosureExpression {
  const { line } = cursor.token;
  const entered = cursor.enter();
  if (!entered) return { kind: "closure", parameters: [], body: [], source: "", line };
  const { inside, from, to } = entered;
  const parameters = closureParameters(inside);
  const source = cursor.source.text.slice(from.from, to.to);
  return { kind: "closure", parameters, body: cursor.source.statements(inside), source, line };
}

/** `(name, image) ->` at the beginning of a closure. */
function closureParameters(inside: Cursor): ReturnType<typeof parseParameters> {
  const start = inside.index;
  let index = start;
  for (let steps = 0; steps < 60; steps++) {
    const token = inside.source.tokens[index];
    if (!token || index >= inside.end) return [];
    if (token.text === "->" && token.kind === "operator") {
      const parameters = parseParameters(
        new Cursor(inside.source, start, index, true, inside.depth),
        parseExpression,
      );
      inside.index = index + 1;
      return parameters;
    }
    if (token.kind === "open") {
      if (token.text !== "(") return [];
      index = (inside.source.closeOf.get(index) ?? inside.end) + 1;
      continue;
    }
    if (token.kind === "operator" && ![",", ":", "=", "<", ">", "?", "."].includes(token.text)) return [];
    if (token.kind === "close") return [];
    index++;
  }
  return [];
}

/** Past a type: `String`, `Map<String, String>?`, `List[]`. */
export function skipType(cursor: Cursor): void {
  if (cursor.is("(")) {
    cursor.enter();
    if (cursor.take("->")) skipType(cursor);
    return;
  }
  while (cursor.token.kind === "name") {
    cursor.next();
    if (cursor.is("<")) skipTypeArguments(cursor);
    if (!cursor.take(".")) break;
  }
  while (cursor.is("?") || (cursor.is("[") && cursor.peek(1).text === "]")) {
    if (cursor.is("[")) cursor.enter();
    else cursor.next();
  }
}

/** Past `<A, B<C>>`, where that is what it is. */
export function skipTypeArguments(cursor: Cursor): boolean {
  const start = cursor.index;
  let open = 0;
  for (let steps = 0; steps < 40 && !cursor.isAtEnd; steps++) {
    const token = cursor.next();
    if (token.text === "<") open++;
    else if (token.text === ">") open--;
    else if (token.kind !== "name" && ![",", ".", "?", "*", ":"].includes(token.text)) break;
    if (open === 0) return true;
  }
  cursor.index = start;
  return false;
}

function skipNewlines(cursor: Cursor): void {
  while (cursor.token.kind === "newline") cursor.next();
}

function readPiece(cursor: Cursor, piece: Piece): TextPiece {
  if (piece.kind === "said") return piece;
  const { source } = cursor;
  const { closeOf } = matchBrackets(piece.tokens);
  const inner = new Cursor(
    { ...source, tokens: piece.tokens, closeOf, endToken: piece.tokens.at(-1) ?? source.endToken },
    0,
    Math.max(0, piece.tokens.length - 1),
    true,
    cursor.depth + 1,
  );
  inner.nested = cursor.nested;
  const value: Expression =
    cursor.depth >= deepest || inner.isAtEnd ? { kind: "unread", line: piece.line } : parseExpression(inner);
  return { kind: "code", code: piece.code, value, line: piece.line };
}
