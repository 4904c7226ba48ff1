import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** The RFC 8785 form of a JSON value: the same text for the same content, whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  // As Node itself writes what is in order already, in a fifth of the time.
  const text = isInOrder(value) ? JSON.stringify(value) : canonicalize(value);
  if (text === undefined) throw new TypeError("This value has no JSON form.");
  return text;
}

/** The keys of a JSON value are in the order of RFC 8785, and it holds nothing that has no place in its form. */
export function isInOrder(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value);
  if (value === null || typeof value === "boolean") return true;
  if (typeof value !== "object" || "toJSON" in value) return false;
  if (Array.isArray(value)) return value.every(isInOrder);
  let last = "";
  for (const key in value) {
    const field: unknown = Reflect.get(value, key);
    if (key < last || !key.isWellFormed() || !(field === undefined || isInOrder(field))) return false;
    last = key;
  }
  return true;
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

const batch = 500;
// A document, a posture and a catalogue hold their long lists no deeper than this.
const splitDepth = 3;

/** The same text in pieces, so that nobody waits while a large document is written. */
export function* canonicalChunks(value: unknown, depth = 0): Generator<string> {
  if (typeof value !== "object" || value === null || depth === splitDepth) {
    yield canonicalJson(value);
    return;
  }
  if (Array.isArray(value)) {
    yield "[";
    for (let index = 0; index < value.length; index += batch) {
      yield `${index === 0 ? "" : ","}${canonicalJson(value.slice(index, index + batch)).slice(1, -1)}`;
    }
    yield "]";
    return;
  }
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length > batch) {
    yield "{";
    for (let index = 0; index < entries.length; index += batch) {
      yield `${index === 0 ? "" : ","}${canonicalJson(Object.fromEntries(entries.slice(index, index + batch))).slice(1, -1)}`;
    }
    yield "}";
    return;
  }
  yield "{";
  for (const [index, [key, field]] of entries.entries()) {
    yield `${index === 0 ? "" : ","}${JSON.stringify(key)}:`;
    yield* canonicalChunks(field, depth + 1);
  }
  yield "}";
}
