import type { Outbox, OutboxEntry } from "./outbox";
import { entryOf, openOutboxDatabase } from "./outbox-database";

const lockOf = (tab: string) => `blueline-tab-${tab}`;

interface IdbOutboxInput {
  readonly userId: string;
  readonly pipelineId: string;
  readonly tab: string;
}

/** Keeps unsent work in IndexedDB, so that it outlives the page. Opens nothing before the first call. */
export function createIdbOutbox({ userId, pipelineId, tab }: IdbOutboxInput): Outbox {
  /** Takes over the rows of another tab. If two tabs do so at once, both send them, which the server recognises by the ids. */
  const takeOver = async (from: string): Promise<OutboxEntry[]> => {
    const database = await openOutboxDatabase();
    const rows = database.transaction("unsent", "readwrite");
    const taken: OutboxEntry[] = [];
    for (
      let cursor = await rows.store.index("owner").openCursor([userId, pipelineId]);
      cursor;
      cursor = await cursor.continue()
    ) {
      if (cursor.value.tab !== from) continue;
      taken.push(entryOf(cursor.value));
      if (from !== tab) await cursor.update({ ...cursor.value, tab });
    }
    await rows.done;
    return taken;
  };

  return {
    adopt: async (onEntries) => {
      const stopping = new AbortController();
      holdTab(tab, stopping.signal);
      const database = await openOutboxDatabase();
      const rows = await database.getAllFromIndex("unsent", "owner", [userId, pipelineId]);
      await onEntries(rows.filter((row) => row.tab === tab).map(entryOf));
      for (const other of new Set(rows.map((row) => row.tab))) {
        if (other !== tab)
          whenTabIsGone(other, stopping.signal, async () => await onEntries(await takeOver(other)));
      }
      return () => stopping.abort();
    },
    add: async (entries) => {
      const database = await openOutboxDatabase();
      const { store, done } = database.transaction("unsent", "readwrite");
      await Promise.all([
        ...entries.map((entry) =>
          store.add({ ...entry, user: userId, pipeline: pipelineId, tab, id: entry.operation.id }),
        ),
        done,
      ]);
    },
    remove: async (operations) => {
      const database = await openOutboxDatabase();
      const { store, done } = database.transaction("unsent", "readwrite");
      for (const id of operations) {
        const key = await store.index("operation").getKey([userId, id]);
        if (key !== undefined) await store.delete(key);
      }
      await done;
    },
    setAside: async (operation, reason) => {
      const database = await openOutboxDatabase();
      const { store, done } = database.transaction("unsent", "readwrite");
      const cursor = await store.index("operation").openCursor([userId, operation]);
      if (cursor) await cursor.update({ ...cursor.value, setAside: reason });
      await done;
    },
  };
}

/** Shows other tabs that this one lives, until the signal. The browser releases the lock when a tab closes or crashes. */
function holdTab(tab: string, signal: AbortSignal): void {
  if (!hasLocks()) return;
  const held = () => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  navigator.locks.request(lockOf(tab), { signal }, held).catch(() => undefined);
}

/** Calls back once when a tab is gone: at once if it is gone already, or if the browser cannot tell. */
function whenTabIsGone(tab: string, signal: AbortSignal, onGone: () => Promise<void>): void {
  if (hasLocks()) navigator.locks.request(lockOf(tab), { signal }, onGone).catch(() => undefined);
  else onGone().catch(() => undefined);
}

/** Browsers have locks only over https or on localhost. */
function hasLocks(): boolean {
  return "locks" in navigator;
}
