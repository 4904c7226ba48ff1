import "server-only";
import type { Viewer } from "../auth/viewer";
import { steadyNow } from "../clock";
import { AppError } from "../errors";
import { oncePerProcess } from "../process";
import { leftOf, requireReadingTime, spendReading } from "./reading-budget";

/** Each takes a core and some hundred megabytes while it reads. */
const mostInAll = 2;
/** Each holds its upload in memory. */
const limits = { waiting: 12, waitingOf: 3 };
/** In milliseconds. */
const patience = 20_000;
/** In milliseconds of reading time: repeating an archive that ends the reading always fails. */
const refusedCost = 5_000;

interface Waiting {
  readonly person: string;
  readonly serve: () => void;
}

interface Places {
  readonly reading: Set<string>;
  readonly waiting: Waiting[];
}

/** Reads in the acquired place, and releases it. */
type Place = <Read>(read: () => Promise<Read>) => Promise<Read>;

/**
 * Acquires a place among the archives in progress, or waits for one. A person has one, over all sessions and
 * tokens; the person with the least reading time in the last minute is next. Throws `too-many` if the
 * person's reading time is used up, `unavailable` if too many wait or none becomes free.
 */
export async function takeScanPlace(
  { userId }: Pick<Viewer, "userId">,
  signal?: AbortSignal,
): Promise<Place> {
  requireReadingTime(userId);
  await waitForTurn(userId, signal);
  const giveBack = () => {
    places().reading.delete(userId);
    serveNext();
  };
  try {
    // Earlier uploads may have used it up meanwhile.
    requireReadingTime(userId);
  } catch (error) {
    giveBack();
    throw error;
  }
  const since = steadyNow();
  return async (read) => {
    let least = 0;
    try {
      return await read();
    } catch (error) {
      least = refusedCost;
      throw error;
    } finally {
      spendReading(userId, Math.max(least, steadyNow() - since));
      giveBack();
    }
  };
}

function places(): Places {
  return oncePerProcess("scan-places", () => ({ reading: new Set<string>(), waiting: [] }));
}

function waitForTurn(person: string, signal: AbortSignal | undefined): Promise<void> {
  const { waiting } = places();
  const own = waiting.filter((one) => one.person === person).length;
  if (own >= limits.waitingOf || waiting.length >= limits.waiting) throw busy();
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.splice(waiting.indexOf(one), 1);
      end();
      reject(busy());
    };
    const timer = setTimeout(leave, patience);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", leave);
    };
    const one = {
      person,
      serve: () => {
        end();
        resolve();
      },
    };
    waiting.push(one);
    if (signal?.aborted) return leave();
    signal?.addEventListener("abort", leave, { once: true });
    serveNext();
  });
}

function serveNext(): void {
  const { reading, waiting } = places();
  if (reading.size >= mostInAll) return;
  const [next] = waiting
    .filter(({ person }) => !reading.has(person))
    .toSorted((a, b) => leftOf(b.person) - leftOf(a.person));
  if (next === undefined) return;
  waiting.splice(waiting.indexOf(next), 1);
  reading.add(next.person);
  next.serve();
  serveNext();
}

function busy(): AppError {
  return new AppError("unavailable", {
    detail: "The server is reading other files. Try again in a few seconds.",
    retryAfter: 5,
  });
}
