import type { ScriptLine } from "../yaml/yaml-node";
import { itemsOf, textOf, type Value } from "../values/value";

/** The lines of a script that a value holds, or of all in a list. */
export function scriptLines(script: Value | undefined): readonly ScriptLine[] {
  return itemsOf(script).flatMap((item) => {
    const text = item.kind === "text" && item.encoded ? undefined : textOf(item);
    if (text === undefined) return [];
    const last = item.kind === "text" ? (item.lastLine ?? item.at.line) : item.at.line;
    return text.split("\n").map((line, index) => ({
      text: line,
      line: Math.min(item.at.line + index, Math.max(last, item.at.line)),
    }));
  });
}
