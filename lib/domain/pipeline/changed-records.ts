import type { Records } from "./records";

/** A record that differs between two pipelines; absent on the side that lacks it. */
export interface ChangedRecord<T> {
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** What differs, by identity, between a pipeline and one that operations made from it: only shards that were copied are looked at. */
export function changedRecords<T>(before: Records<T>, after: Records<T>): ChangedRecord<T>[] {
  if (before === after) return [];
  const changes: ChangedRecord<T>[] = [];
  for (const [index, was] of before.shards.entries()) {
    const is = after.shards[index];
    if (is === undefined || is === was) continue;
    for (const [id, record] of was)
      if (is.get(id) !== record) changes.push({ id, before: record, after: is.get(id) });
    for (const [id, record] of is) if (!was.has(id)) changes.push({ id, before: undefined, after: record });
  }
  return changes;
}
