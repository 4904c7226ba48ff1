/** The record with the fields of `set` replaced; a field set to null becomes absent. */
export function changeFields<Record extends object>(
  record: Record,
  set: { readonly [key: string]: unknown },
): Record {
  const entries = new Map<string, unknown>(Object.entries(record));
  for (const [key, value] of Object.entries(set)) {
    if (value === null) entries.delete(key);
    else if (value !== undefined) entries.set(key, value);
  }
  // The schema of `set` was made from the record's own, so the fields fit.
  return Object.fromEntries(entries) as Record;
}

/** The `set` that brings the fields named in `set` back to what they are in `record`. */
export function restoreFields<Set extends object>(record: object, set: Set): Set {
  const values = new Map<string, unknown>(Object.entries(record));
  // Same keys as `set`, each with a value of the same field or null.
  return Object.fromEntries(Object.keys(set).map((key) => [key, values.get(key) ?? null])) as Set;
}
