import { type Cursor, HclError } from "./cursor";
import type { Expression } from "./expression";
import { type Read, readTemplate } from "./parse-template";

/** `<<EOF` and `<<-EOF`, which takes off what all its lines are indented by. */
export function readHeredoc(cursor: Cursor, read: Read): Expression {
  const start = cursor.position;
  cursor.position += 2;
  const isIndented = cursor.take("-");
  const marker = cursor.identifier();
  if (marker === undefined) cursor.fail("A marker was expected after “<<”.");
  cursor.toEndOfLine();
  cursor.position++;
  const from = cursor.position;
  const firstLine = cursor.lineAt(Math.min(from, cursor.text.length));
  const lines: string[] = [];
  for (;;) {
    if (cursor.isAtEnd)
      throw new HclError(cursor.lineAt(start), `“${marker}” is missing below: the text does not end.`);
    const lineStart = cursor.position;
    cursor.toEndOfLine();
    const line = cursor.text.slice(lineStart, cursor.position);
    if (line.trim() === marker) break;
    lines.push(line.replace(/\r$/, ""));
    cursor.position++;
  }
  const text = `${(isIndented ? unindented(lines) : lines).join("\n")}${lines.length > 0 ? "\n" : ""}`;
  const lastLine = firstLine + Math.max(0, lines.length - 1);
  const written = cursor.text.slice(start, cursor.position);
  const place = cursor.placeAt(lines.length > 0 ? from : start);
  let parts;
  try {
    parts = cursor.nested(() => readTemplate(cursor.inner(text, firstLine), read));
  } catch (fault) {
    if (!(fault instanceof HclError)) throw fault;
    // A script with an unescaped `${X:-y}` of its own is shown as written.
    parts = [{ kind: "text" as const, text }];
  }
  return { kind: "template", parts, lastLine, at: place, written };
}

function unindented(lines: readonly string[]): string[] {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.trim() !== "") least = Math.min(least, line.length - line.trimStart().length);
  }
  return lines.map((line) => line.slice(Math.min(least, line.length - line.trimStart().length)));
}
