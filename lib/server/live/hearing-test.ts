import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { getDatabase } from "../db";
import { getLog } from "../log";
import { oncePerProcess } from "../process";

export const hearingChannel = "blueline_hearing";
const patience = 3_000;

const deaf =
  "Notifications are not delivered, so this server polls: what other servers save is seen up to 5 seconds later, and who is there with them not at all. A connection pooler in transaction mode does that.";

interface HearingTest {
  /** A notice came in on the channel. */
  readonly hear: (payload: string) => void;
  /** Sends a notice by the pool, to be called once the connection listens. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * Whether a connection that listens hears what is sent on another one. A pooler that lends a connection for a transaction at a
 * time takes LISTEN without an error, and swallows every notice. The log says so once, and once more when it is over.
 */
export function createHearingTest(): HearingTest {
  const word = randomUUID();
  const heard = new AbortController();
  return {
    hear: (payload) => {
      if (payload === word) heard.abort();
    },
    async run(signal) {
      try {
        await getDatabase().client.$executeRaw`SELECT pg_notify(${hearingChannel}, ${word})`;
      } catch {
        // The database is away, which says nothing of notices.
        return;
      }
      const over = AbortSignal.any([heard.signal, signal]);
      await sleep(patience, undefined, { signal: over, ref: false }).catch(() => undefined);
      // A process that was busy meanwhile reads first what has come in.
      if (!over.aborted) await sleep(100, undefined, { ref: false });
      if (!signal.aborted) tell(heard.signal.aborted);
    },
  };
}

function tell(hears: boolean): void {
  const state = oncePerProcess("hearing", () => ({ hears: true }));
  if (state.hears === hears) return;
  state.hears = hears;
  if (hears) getLog().info({ event: "notices-delivered", message: "Notifications are delivered again." });
  else getLog().warn({ event: "notices-not-delivered", message: deaf });
}
