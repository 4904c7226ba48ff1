import { err, ok, type Result } from "../result";

const deepest = 64;

/**
 * JSON from outside that every parser reads the same: one value, no repeated key, none called `__proto__`, at most 64 levels.
 * @returns the value, or one sentence with the fault
 */
export function readStrictJson(text: string): Result<unknown, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err(syntaxFault(text, error instanceof Error ? error.message : ""));
  }
  const fault = faultOf(text);
  return fault === undefined ? ok(value) : err(fault);
}

/** @param why the engine's message */
function syntaxFault(text: string, why: string): string {
  if (isCutOff(text, why)) return "The JSON is cut off: its end is missing.";
  const line = text.slice(0, faultPosition(text, why)).split("\n").length;
  const words = why
    .replace(/(?: in JSON)? at position .*$/s, "")
    .replaceAll(/\s+/g, " ")
    .slice(0, 120);
  return `This JSON can't be read from line ${line} on: ${words}.`;
}

function isCutOff(text: string, why: string): boolean {
  if (/end of (?:JSON )?input|unterminated/i.test(why)) return true;
  const position = /at position (\d+)/.exec(why)?.[1];
  return position !== undefined && Number(position) >= text.trimEnd().length;
}

/** Engines do not always give a place: then it is the end of the longest prefix that only lacks its end. */
function faultPosition(text: string, why: string): number {
  const said = /at position (\d+)/.exec(why)?.[1];
  if (said !== undefined) return Number(said);
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (couldGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    return isCutOff(beginning, error instanceof Error ? error.message : "");
  }
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
        if (key === "__proto__") return "The JSON has a key called __proto__, which is not allowed.";
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
