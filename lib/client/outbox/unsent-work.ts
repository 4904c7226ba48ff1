import type { OutboxEntry } from "./outbox";
import { entryOf, openOutboxDatabase } from "./outbox-database";

export interface UnsentWork {
  readonly pipeline: string;
  readonly entries: readonly OutboxEntry[];
}

export async function listUnsentWork(userId: string): Promise<readonly UnsentWork[]> {
  const database = await openOutboxDatabase();
  const byPipeline = new Map<string, OutboxEntry[]>();
  for (const row of await database.getAllFromIndex("unsent", "user", userId)) {
    byPipeline.set(row.pipeline, [...(byPipeline.get(row.pipeline) ?? []), entryOf(row)]);
  }
  return [...byPipeline].map(([pipeline, entries]) => ({ pipeline, entries }));
}

export function exportUnsentWork(work: readonly UnsentWork[]): string {
  return JSON.stringify({ unsent: work }, undefined, 2);
}

export async function clearUnsentWork(userId: string): Promise<void> {
  const database = await openOutboxDatabase();
  const { store, done } = database.transaction("unsent", "readwrite");
  for (const key of await store.index("user").getAllKeys(userId)) await store.delete(key);
  await done;
}
