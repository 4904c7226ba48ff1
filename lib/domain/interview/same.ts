/** Whether two values of a document are the same: texts, numbers, lists and records of them. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const [entries, others] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  );
}

/** The `set` of what differs between two proposals, field by field; what somebody made different from the first stays. */
export function changedFields<Key extends string>(
  keys: readonly Key[],
  before: { readonly [K in Key]?: unknown },
  after: { readonly [K in Key]?: unknown },
  now: { readonly [K in Key]?: unknown },
): { readonly [K in Key]?: unknown } | undefined {
  const changed = keys.filter((key) => !isSame(before[key], after[key]) && isSame(before[key], now[key]));
  return changed.length === 0
    ? undefined
    : (Object.fromEntries(changed.map((key) => [key, after[key] ?? null])) as {
        readonly [K in Key]?: unknown;
      });
}
