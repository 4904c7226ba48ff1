import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { getDatabase } from "../db";
import { getLog } from "../log";
import { oncePerProcess } from "../process";

export const hearingChannel = "blueline_hearing";
const patience = 3_000;

const deaf =
  "Notifications are not delivered, so this server polls. Changes on other servers appear up to 5 seconds late, and people present there do not appear at all. The usual cause is a connection pooler in transaction mode.";

interface HearingTest {
  /** A notification arrived on the channel. */
  readonly hear: (payload: string) => void;
  /** Sends a notification by the pool, once the connection listens. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * Tests whether a listening connection hears notifications of another one. A pooler in transaction mode
 * accepts LISTEN without an error and swallows every notification. The log reports that once, and its end
 * once.
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
        // The database is away, so the test proves nothing.
        return;
      }
      const over = AbortSignal.any([heard.signal, signal]);
      await sleep(patience, undefined, { signal: over, ref: false }).catch(() => undefined);
      // A process that was busy meanwhile first reads its input.
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
