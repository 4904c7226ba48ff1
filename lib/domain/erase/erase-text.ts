import { cleanText } from "../pipeline/texts";

/** Replaces an erased text: allowed in every field that a person can fill in, addresses and ids included. */
export const erasedMark = "erased";

/**
 * Removes a text from a JSON value: from texts and field names, plain and as encoded in addresses.
 * @param value is not changed
 * @param text at least as long as the mark, so that no field exceeds its limit
 * @returns the same value if it does not contain the text
 */
export function eraseText<Value>(value: Value, text: string): Value {
  // Each case returns its input with other texts.
  return erase(value, writingsOf(text)) as Value;
}

/** @returns the text, its stored form if typed, and its form in an address; each once */
export function writingsOf(text: string): readonly string[] {
  return [...new Set([text, cleanText(text), encodeURIComponent(text.toWellFormed())])].filter(
    (writing) => writing.length >= erasedMark.length,
  );
}

function erase(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === "string") return without(value, texts);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => erase(item, texts));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const before = Object.entries(value);
  const after = before.map(([name, field]): [string, unknown] => [without(name, texts), erase(field, texts)]);
  return after.some(([name, field], index) => name !== before[index]?.[0] || field !== before[index]?.[1])
    ? Object.fromEntries(after)
    : value;
}

function without(value: string, texts: readonly string[]): string {
  // What looks like the text in a digest is none.
  if (/^sha256:[0-9a-f]{64}$/.test(value)) return value;
  return texts.reduce((left, text) => left.replaceAll(text, erasedMark), value);
}
