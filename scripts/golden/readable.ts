/** Stores texts and bytes unchanged, all else as JSON that can be compared line by line. */
export function readable(value: unknown): string | Uint8Array {
  if (typeof value === "string" || value instanceof Uint8Array) return value;
  return `${JSON.stringify(value, sorted, 1)}\n`;
}

/** Sorted keys: the order of insertion does not matter. */
function sorted(_key: string, value: unknown): unknown {
  if (value instanceof Map) return sorted("", Object.fromEntries(value as ReadonlyMap<string, unknown>));
  if (value instanceof Set) return [...(value as ReadonlySet<unknown>)];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
