import type { Cursor } from "./cursor";
import type { Expression, ObjectEntry } from "./expression";
import { readHeredoc } from "./parse-heredoc";
import { readForIntro, readQuoted } from "./parse-template";

/** Weaker ones first; each is tried longest first. */
const operators: readonly (readonly [string, number])[] = [
  ["||", 1],
  ["&&", 2],
  ["==", 3],
  ["!=", 3],
  ["<=", 4],
  [">=", 4],
  ["<", 4],
  [">", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["%", 6],
];

/** The most operators, or steps, one behind the other. */
const longestChain = 500;

type Bare<E = Expression> = E extends unknown ? Omit<E, "at" | "written"> : never;

/**
 * Reads one expression; past ends of lines only where brackets around it allow that. Throws `HclError` where there is none.
 */
export function readExpression(cursor: Cursor, overLines: boolean): Expression {
  return cursor.nested(() => {
    cursor.skip(overLines);
    const start = cursor.position;
    const test = readBinary(cursor, overLines, 1);
    cursor.skip(overLines);
    if (!cursor.take("?")) return test;
    const yes = readExpression(cursor, true);
    cursor.skip(true);
    cursor.expect(":");
    const no = readExpression(cursor, overLines);
    return at(cursor, start, { kind: "condition", test, yes, no });
  });
}

function at(cursor: Cursor, start: number, bare: Bare): Expression {
  const written = cursor.text.slice(start, cursor.position).trimEnd();
  return { ...bare, at: cursor.placeAt(start), written };
}

function readBinary(cursor: Cursor, overLines: boolean, weakest: number): Expression {
  const start = cursor.position;
  let left = readUnary(cursor, overLines);
  for (let many = 0; ; many++) {
    if (many > longestChain) cursor.fail("This expression has too many operators.");
    cursor.skip(overLines);
    const found = operators.find(([operator]) => cursor.startsWith(operator));
    // `=>` of for-expressions begins as none of them does; `==` is taken before `=`.
    if (!found || found[1] < weakest) return left;
    cursor.position += found[0].length;
    cursor.skip(true);
    const right = cursor.nested(() => readBinary(cursor, overLines, found[1] + 1));
    left = at(cursor, start, { kind: "binary", operator: found[0], left, right });
  }
}

function readUnary(cursor: Cursor, overLines: boolean): Expression {
  const start = cursor.position;
  for (const operator of ["!", "-"] as const) {
    if (!cursor.startsWith(operator) || cursor.startsWith("!=")) continue;
    cursor.position++;
    cursor.skip(overLines);
    const of = cursor.nested(() => readUnary(cursor, overLines));
    return at(cursor, start, { kind: "unary", operator, of });
  }
  return readSteps(cursor, overLines, readPrimary(cursor), start);
}

/** `.name`, `[index]` and `[*]` behind a value. */
function readSteps(cursor: Cursor, overLines: boolean, first: Expression, start: number): Expression {
  let of = first;
  for (let many = 0; ; many++) {
    if (many > longestChain) cursor.fail("This expression has too many steps.");
    const before = cursor.position;
    cursor.skip(overLines);
    if (cursor.peek() === "." && !cursor.startsWith("...")) {
      cursor.position++;
      if (cursor.take("*")) of = at(cursor, start, { kind: "splat", of });
      else {
        const name = cursor.identifier() ?? digits(cursor);
        if (name === "") cursor.fail("A name was expected after the dot.");
        of = at(cursor, start, { kind: "step", of, name });
      }
    } else if (cursor.peek() === "[") {
      cursor.position++;
      cursor.skip(true);
      if (cursor.startsWith("*")) {
        cursor.position++;
        cursor.skip(true);
        cursor.expect("]");
        of = at(cursor, start, { kind: "splat", of });
        continue;
      }
      const index = readExpression(cursor, true);
      cursor.skip(true);
      cursor.expect("]");
      of = at(cursor, start, { kind: "index", of, index });
    } else {
      cursor.position = before;
      return of;
    }
  }
}

function digits(cursor: Cursor): string {
  const start = cursor.position;
  while (/\d/.test(cursor.peek())) cursor.position++;
  return cursor.text.slice(start, cursor.position);
}

function readPrimary(cursor: Cursor): Expression {
  const start = cursor.position;
  const char = cursor.peek();
  if (char === "(") {
    cursor.position++;
    const inner = readExpression(cursor, true);
    cursor.skip(true);
    cursor.expect(")");
    return inner;
  }
  if (char === '"') {
    cursor.position++;
    const parts = cursor.nested(() => readQuoted(cursor, (inner) => readExpression(inner, true)));
    return at(cursor, start, { kind: "template", parts, lastLine: cursor.lineAt(start) });
  }
  if (cursor.startsWith("<<")) return readHeredoc(cursor, (inner) => readExpression(inner, true));
  if (char === "[") return cursor.nested(() => readList(cursor));
  if (char === "{") return cursor.nested(() => readObject(cursor));
  if (/\d/.test(char)) return readNumber(cursor);
  const name = cursor.identifier();
  if (name === undefined) cursor.fail("A value was expected here.");
  if (name === "true" || name === "false")
    return at(cursor, start, { kind: "literal", value: name === "true" });
  if (name === "null") return at(cursor, start, { kind: "literal", value: null });
  return readNamed(cursor, start, name);
}

function readNamed(cursor: Cursor, start: number, first: string): Expression {
  let name = first;
  while (cursor.take("::")) name += `::${cursor.identifier() ?? ""}`;
  if (!cursor.take("(")) return at(cursor, start, { kind: "name", name });
  const args: Expression[] = [];
  let isSpread = false;
  for (;;) {
    cursor.skip(true);
    if (cursor.take(")")) break;
    args.push(readExpression(cursor, true));
    cursor.skip(true);
    if (cursor.take("...")) isSpread = true;
    cursor.skip(true);
    if (!cursor.take(",") && cursor.peek() !== ")") cursor.fail("“)” was expected here.");
  }
  return at(cursor, start, { kind: "call", name, args, isSpread });
}

function readNumber(cursor: Cursor): Expression {
  const start = cursor.position;
  digits(cursor);
  if (cursor.peek() === "." && /\d/.test(cursor.peek(1))) {
    cursor.position++;
    digits(cursor);
  }
  if (/[eE]/.test(cursor.peek()) && /[\d+-]/.test(cursor.peek(1))) {
    cursor.position += 2;
    digits(cursor);
  }
  const written = cursor.text.slice(start, cursor.position);
  return at(cursor, start, { kind: "literal", value: Number(written) });
}

/** Where a list or an object begins with `for`, its for-expression without the closing bracket. */
function readFor(cursor: Cursor, isObject: boolean): Expression | undefined {
  const start = cursor.position;
  if (cursor.identifier() !== "for" || !/\s/.test(cursor.peek())) {
    cursor.position = start;
    return undefined;
  }
  cursor.skip(true);
  if (!/[\p{L}_]/u.test(cursor.peek())) {
    cursor.position = start;
    return undefined;
  }
  const intro = readForIntro(cursor, (inner) => readExpression(inner, true));
  cursor.skip(true);
  cursor.expect(":");
  const first = readExpression(cursor, true);
  cursor.skip(true);
  let value = first;
  if (isObject) {
    cursor.expect("=>");
    value = readExpression(cursor, true);
    cursor.skip(true);
    cursor.take("...");
    cursor.skip(true);
  }
  const beforeIf = cursor.position;
  let only: Expression | undefined;
  if (cursor.identifier() === "if") only = readExpression(cursor, true);
  else cursor.position = beforeIf;
  cursor.skip(true);
  return at(cursor, start, {
    kind: "for",
    ...intro,
    ...(isObject && { key: first }),
    value,
    ...(only && { only }),
  });
}

function readList(cursor: Cursor): Expression {
  const start = cursor.position;
  cursor.expect("[");
  cursor.skip(true);
  const loop = readFor(cursor, false);
  if (loop) {
    cursor.expect("]");
    return loop;
  }
  const items: Expression[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.take("]")) break;
    items.push(readExpression(cursor, true));
    cursor.skip(true);
    if (!cursor.take(",") && cursor.peek() !== "]") cursor.fail("“,” or “]” was expected here.");
  }
  return at(cursor, start, { kind: "list", items });
}

function readObject(cursor: Cursor): Expression {
  const start = cursor.position;
  cursor.expect("{");
  cursor.skip(true);
  const loop = readFor(cursor, true);
  if (loop) {
    cursor.expect("}");
    return loop;
  }
  const entries: ObjectEntry[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.take("}")) break;
    const key = readKey(cursor);
    cursor.skip(true);
    if (!cursor.take("=") && !cursor.take(":")) cursor.fail("“=” was expected here.");
    const value = readExpression(cursor, false);
    entries.push({ key, value });
    cursor.skip(false);
    if (!cursor.take(",") && cursor.peek() !== "\n" && cursor.peek() !== "}") {
      cursor.fail("“,” or the end of the line was expected here.");
    }
  }
  return at(cursor, start, { kind: "object", entries });
}

/** A name as a key is a text; one in brackets is worked out. */
function readKey(cursor: Cursor): Expression {
  const start = cursor.position;
  const isWorkedOut = cursor.peek() === "(";
  const key = readBinary(cursor, false, 7);
  if (isWorkedOut || (key.kind !== "name" && key.kind !== "step")) return key;
  return at(cursor, start, { kind: "literal", value: key.written });
}
