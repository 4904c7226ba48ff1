import type { Cursor } from "./cursor";
import type { Argument, Expression, Parameter } from "./syntax";

type ReadValue = (cursor: Cursor) => Expression;

/** The values between two brackets, or after a call without brackets up to the end of the line. */
export function parseArguments(cursor: Cursor, read: ReadValue, isOpen: boolean): readonly Argument[] {
  const found: Argument[] = [];
  while (!cursor.isAtEnd) {
    const { token } = cursor;
    const { line } = token;
    if (isOpen && (token.kind === "newline" || token.text === ";")) break;
    if (!isOpen && (token.text === "," || token.text === ";" || token.kind === "newline")) {
      cursor.next();
      continue;
    }
    const before = cursor.index;
    const key = hasKey(cursor) ? read(cursor) : undefined;
    const name = key ? undefined : takeName(cursor);
    if (key) cursor.next();
    if (key ?? name !== undefined) while (cursor.token.kind === "newline") cursor.next();
    const value: Expression = cursor.isAtEnd ? { kind: "unread", line } : read(cursor);
    found.push({ ...(name !== undefined && { name }), ...(key && { key }), value, line });
    if (cursor.index === before) cursor.next();
    if (!isOpen) continue;
    if (!cursor.is(",")) break;
    cursor.next();
    while (cursor.token.kind === "newline") cursor.next();
  }
  return found;
}

/** `(name):` and `"${name}":` of Groovy. */
function hasKey(cursor: Cursor): boolean {
  if (cursor.dialect !== "groovy") return false;
  const { token, index, source } = cursor;
  if (token.kind === "text")
    return cursor.peek(1).text === ":" && (token.pieces ?? []).some(({ kind }) => kind === "code");
  if (token.text !== "(") return false;
  const after = (source.closeOf.get(index) ?? cursor.end) + 1;
  return (
    after < cursor.end && source.tokens[after]?.text === ":" && source.tokens[after]?.kind === "operator"
  );
}

/** `message:` of Groovy, `'key':` of a map, `name =` of Kotlin. */
function takeName(cursor: Cursor): string | undefined {
  const { token } = cursor;
  const mark = cursor.peek(1);
  const isNamed =
    (token.kind === "name" || token.kind === "text" || token.kind === "number") &&
    mark.kind === "operator" &&
    mark.text === (cursor.dialect === "groovy" ? ":" : "=");
  if (!isNamed) return undefined;
  cursor.next();
  cursor.next();
  if (token.kind !== "text") return token.text;
  return (token.pieces ?? []).map((piece) => (piece.kind === "said" ? piece.text : "")).join("");
}

const modifiers = new Set([
  "val",
  "var",
  "vararg",
  "private",
  "protected",
  "override",
  "final",
  "def",
  "noinline",
]);

/** The names of what a function, a class or a closure is given, with what is taken for those left out. */
export function parseParameters(cursor: Cursor, read: ReadValue): readonly Parameter[] {
  const found: Parameter[] = [];
  while (!cursor.isAtEnd) {
    if (cursor.is(",") || cursor.token.kind === "newline") {
      cursor.next();
      continue;
    }
    const names: string[] = [];
    let fallback: Expression | undefined;
    let isTyped = false;
    let open = 0;
    while (!cursor.isAtEnd && !(cursor.is(",") && open === 0)) {
      const { token } = cursor;
      if (token.text === "(" && names.length === 0) {
        const inside = cursor.enter()?.inside;
        if (inside) names.push(...parseParameters(inside, read).flatMap((one) => one.names));
        isTyped = true;
        continue;
      }
      if (token.text === "=" && token.kind === "operator") {
        cursor.next();
        if (!cursor.isAtEnd) fallback = read(cursor);
        continue;
      }
      if (token.kind === "open") {
        cursor.enter();
        continue;
      }
      if (token.text === "<") open++;
      if (token.text === ">") open--;
      if (token.text === ":") isTyped = true;
      // `String name` of Groovy: the last name counts; `name: String` of Kotlin: the first.
      if (token.kind === "name" && !modifiers.has(token.text) && !isTyped && open === 0) {
        names.splice(0, names.length, token.text);
      }
      cursor.next();
    }
    if (names.length > 0) found.push({ names, ...(fallback && { fallback }) });
  }
  return found;
}
