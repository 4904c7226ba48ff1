import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { OutboxEntry } from "./outbox";

export interface OutboxRow extends OutboxEntry {
  readonly user: string;
  readonly pipeline: string;
  readonly tab: string;
  readonly id: string;
}

export interface OutboxSchema extends DBSchema {
  unsent: {
    key: number;
    value: OutboxRow;
    indexes: { owner: [string, string]; user: string; operation: [string, string] };
  };
}

let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined;

/** The browser's database of unsent work, unencrypted like all browser storage; keys count up, so rows stay in order. */
export function openOutboxDatabase(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>("blueline", 1, {
    upgrade: (database) => {
      const store = database.createObjectStore("unsent", { autoIncrement: true });
      store.createIndex("owner", ["user", "pipeline"]);
      store.createIndex("user", "user");
      store.createIndex("operation", ["user", "id"], { unique: true });
    },
    // A newer version of the page in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => {
      opened = undefined;
      // The event comes from the blocking database.
      (event.target as IDBDatabase | null)?.close();
    },
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

export function entryOf({ operation, label, setAside }: OutboxRow): OutboxEntry {
  return { operation, label, ...(setAside === undefined ? {} : { setAside }) };
}
