import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** The RFC 8785 form of a JSON value: the same text for the same content, whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("This value has no JSON form.");
  return text;
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
