import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { KnownTexts } from "./known-texts";

/** The RFC 8785 form of a JSON value: the same text for the same content, whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  // Sorted values take Node's own writer, at a fifth of the time.
  const text = ordered === unordered ? canonicalize(value) : JSON.stringify(ordered);
  if (text === undefined) throw new TypeError("This value has no JSON form.");
  return text;
}

/**
 * The slow path, for values that only the library can write or refuse: unusual numbers and texts, and keys
 * that Node orders itself.
 */
export const unordered = Symbol("unordered");

/**
 * A JSON value with its keys in the order of RFC 8785: the value itself if they are, else with sorted copies
 * of the objects that are not.
 */
export function inOrder(value: unknown): unknown {
  if (typeof value === "string") return value.isWellFormed() ? value : unordered;
  if (typeof value === "number") return Number.isFinite(value) ? value : unordered;
  if (value === null || typeof value === "boolean") return value;
  if (typeof value !== "object") return unordered;
  if (Array.isArray(value)) return itemsInOrder(value);
  return Object.getPrototypeOf(value) === Object.prototype
    ? fieldsInOrder(value as Readonly<Record<string, unknown>>)
    : unordered;
}

function itemsInOrder(items: readonly unknown[]): unknown {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = inOrder(items[index]);
    if (item === unordered) return unordered;
    if (copy === undefined && item !== items[index]) copy = items.slice(0, index);
    copy?.push(item);
  }
  return copy ?? items;
}

function fieldsInOrder(fields: Readonly<Record<string, unknown>>): unknown {
  let [isSorted, last] = [true, ""];
  for (const key in fields) {
    isSorted &&= key >= last;
    last = key;
  }
  const keys = isSorted ? Object.keys(fields) : Object.keys(fields).toSorted();
  let copy: Record<string, unknown> | undefined = isSorted ? undefined : {};
  for (const [index, key] of keys.entries()) {
    if (!key.isWellFormed() || key === "__proto__" || (!isSorted && isNumber(key))) return unordered;
    const field = fields[key];
    if (field === undefined) continue;
    const ordered = inOrder(field);
    if (ordered === unordered) return unordered;
    if (copy === undefined && ordered !== field)
      copy = Object.fromEntries(keys.slice(0, index).map((before) => [before, fields[before]]));
    if (copy) copy[key] = ordered;
  }
  return copy ?? fields;
}

/** Node puts numeric keys first, whatever the order in which they were set. */
const isNumber = (key: string) => String(Number(key)) === key;

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

const batch = 500;
// The long lists of documents, postures and catalogues lie at most this deep.
const splitDepth = 3;

/** The same text in pieces, so that a large document does not block other work. */
export function* canonicalChunks(value: unknown, known?: KnownTexts, depth = 0): Generator<string> {
  if (typeof value !== "object" || value === null || depth === splitDepth) {
    yield canonicalJson(value);
    return;
  }
  if (Array.isArray(value)) {
    yield "[";
    for (let index = 0; index < value.length; index += batch) {
      yield `${index === 0 ? "" : ","}${itemsText(value.slice(index, index + batch), known)}`;
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
    yield* canonicalChunks(field, known, depth + 1);
  }
  yield "}";
}

function itemsText(items: readonly unknown[], known: KnownTexts | undefined): string {
  if (!known) return canonicalJson(items).slice(1, -1);
  const textOf = (item: unknown) =>
    typeof item === "object" && item !== null
      ? known.of(item, canonicalJson)
      : canonicalJson([item]).slice(1, -1);
  return items.map(textOf).join(",");
}
