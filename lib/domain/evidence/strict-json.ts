import { err, ok, type Result } from "../result";

const deepest = 64;

/**
 * JSON from outside, read by everybody the same: one value, no key twice in one object, none called `__proto__`, at most 64
 * levels. @returns the value, or one plain sentence that says what is wrong
 */
export function readStrictJson(text: string): Result<unknown, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    const isCut = /end of (?:JSON )?input|unterminated/i.test(why);
    return err(
      isCut ? "The JSON is cut off: its end is missing." : `This is not JSON that can be read: ${why}.`,
    );
  }
  const fault = faultOf(text);
  return fault === undefined ? ok(value) : err(fault);
}

/** Of a text that is JSON: an object counts its keys, a list does not. */
function faultOf(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "{" || sign === "[") {
      open.push(sign === "{" ? new Set() : undefined);
      if (open.length > deepest) return `The JSON is nested more than ${deepest} levels deep.`;
    } else if (sign === "}" || sign === "]") open.pop();
    else if (sign === '"') {
      const end = endOfText(text, at);
      const keys = open.at(-1);
      if (keys && nextSign(text, end + 1) === ":") {
        const key = keyOf(text.slice(at, end + 1));
        if (key === "__proto__") return "The JSON has a key called __proto__, which is not read.";
        if (keys.has(key)) return `The JSON has the key "${key.slice(0, 60)}" twice in one object.`;
        keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

/** Where the text that begins with the quote at `from` has its last one. */
function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

function nextSign(text: string, from: number): string | undefined {
  let at = from;
  while (at < text.length && (text.codePointAt(at) ?? 0) <= 0x20) at++;
  return text[at];
}

function keyOf(quoted: string): string {
  // JSON.parse took the whole, so a part of it is a text.
  return quoted.includes("\\") ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}
