import { isSame } from "../is-same";

/** The `set` of fields that differ between two proposals; fields that a person changed since the first one stay. */
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
