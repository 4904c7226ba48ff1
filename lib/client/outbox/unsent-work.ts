import type { OutboxEntry } from "./outbox";
import { entryOf, openOutboxDatabase } from "./outbox-database";

export interface UnsentWork {
  readonly pipeline: string;
  readonly entries: readonly OutboxEntry[];
}

/** What one person did in this browser that the server does not have, over all pipelines. */
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

/** Forgets it, as on signing out of a browser that others use. */
export async function clearUnsentWork(userId: string): Promise<void> {
  const database = await openOutboxDatabase();
  const { store, done } = database.transaction("unsent", "readwrite");
  for (const key of await store.index("user").getAllKeys(userId)) await store.delete(key);
  await done;
}
