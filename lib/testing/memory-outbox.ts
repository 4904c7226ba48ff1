import type { Outbox, OutboxEntry } from "../client/outbox/outbox";

/** Keeps entries for as long as the page lives: what a browser does, without one. */
export function createMemoryOutbox(kept = new Map<string, OutboxEntry>()): Outbox {
  return {
    adopt: async (onEntries) => {
      if (kept.size > 0) await onEntries([...kept.values()]);
      return () => undefined;
    },
    add: async (entries) => {
      for (const entry of entries) kept.set(entry.operation.id, entry);
    },
    remove: async (operations) => {
      for (const id of operations) kept.delete(id);
    },
    setAside: async (operation, reason) => {
      const entry = kept.get(operation);
      if (entry) kept.set(operation, { ...entry, setAside: reason });
    },
  };
}
