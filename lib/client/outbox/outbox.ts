import type { Operation } from "@/lib/domain/pipeline/operations";

/** An operation that the server has not acknowledged, as kept in the browser. */
export interface OutboxEntry {
  readonly operation: Operation;
  readonly label: string;
  /** Why the server refused it; absent: it is still to be sent. */
  readonly setAside?: string;
}

/** Handles entries; the next ones wait until it is done. */
export type OnEntries = (entries: readonly OutboxEntry[]) => void | Promise<void>;

/** The unacknowledged operations of one person on one pipeline. Every method may fail: a browser can refuse storage. */
export interface Outbox {
  /**
   * Takes over the entries of this tab and of closed tabs, now and whenever one closes.
   * @returns stops taking over.
   */
  readonly adopt: (onEntries: OnEntries) => Promise<() => void>;
  readonly add: (entries: readonly OutboxEntry[]) => Promise<void>;
  readonly remove: (operations: readonly string[]) => Promise<void>;
  readonly setAside: (operation: string, reason: string) => Promise<void>;
}
