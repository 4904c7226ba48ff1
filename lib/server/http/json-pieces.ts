import "server-only";

/** In elements: an array is written in pieces of this size. */
const mostAtOnce = 200;

/**
 * The output of `JSON.stringify` for plain data, piece by piece, so that a large answer is never one text in
 * memory.
 * @param value objects, arrays and other JSON; objects with a `toJSON` only within arrays
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* arrayPieces(value);
  else if (typeof value === "object" && value !== null) yield* objectPieces(value);
  else yield JSON.stringify(value) ?? "null";
}

function* arrayPieces(list: readonly unknown[]): Generator<string> {
  yield "[";
  for (let start = 0; start < list.length; start += mostAtOnce) {
    const text = JSON.stringify(list.slice(start, start + mostAtOnce));
    yield (start === 0 ? "" : ",") + text.slice(1, -1);
  }
  yield "]";
}

function* objectPieces(value: object): Generator<string> {
  yield "{";
  let isFirst = true;
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || typeof item === "function") continue;
    yield `${isFirst ? "" : ","}${JSON.stringify(key)}:`;
    isFirst = false;
    yield* jsonPieces(item);
  }
  yield "}";
}
