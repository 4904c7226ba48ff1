import type { OnEntries, Outbox, OutboxEntry } from "./outbox";

export interface Keeper {
  /** Resolves when everything added so far is stored, or could not be. */
  readonly stored: () => Promise<void>;
  /** Whether everything that was added and not removed is stored. */
  readonly hasAll: () => boolean;
  readonly add: (entries: readonly OutboxEntry[]) => void;
  readonly remove: (operations: readonly string[]) => void;
  readonly setAside: (operation: string, reason: string) => void;
  /** @returns stops taking over the entries of other tabs. */
  readonly adopt: (onEntries: OnEntries) => () => void;
}

/** Writes to the outbox one after the other. If the browser stores nothing, the work continues, and the person is told once. */
export function createKeeper(outbox: Outbox, onFailure: () => void): Keeper {
  let last: Promise<void> = Promise.resolve();
  let hasFailed = false;
  const unkept = new Set<string>();
  const enqueue = (write: () => Promise<void>) => {
    last = last.then(write).catch(() => {
      if (!hasFailed) onFailure();
      hasFailed = true;
    });
  };
  return {
    stored: () => last,
    hasAll: () => unkept.size === 0,
    add: (entries) => {
      for (const { operation } of entries) unkept.add(operation.id);
      enqueue(async () => {
        await outbox.add(entries);
        for (const { operation } of entries) unkept.delete(operation.id);
      });
    },
    remove: (operations) => {
      for (const id of operations) unkept.delete(id);
      if (operations.length > 0) enqueue(() => outbox.remove(operations));
    },
    setAside: (operation, reason) => enqueue(() => outbox.setAside(operation, reason)),
    adopt: (onEntries) => {
      let isStopped = false;
      let stop: (() => void) | undefined;
      enqueue(async () => {
        stop = await outbox.adopt((entries) => (isStopped ? undefined : onEntries(entries)));
        if (isStopped) stop();
      });
      return () => {
        isStopped = true;
        stop?.();
      };
    },
  };
}
