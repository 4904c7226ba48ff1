import "server-only";
import { AppError } from "../errors";
import { steadyNow } from "../clock";
import { oncePerProcess } from "../process";

/** A tab reports at most once a second; a person may have several. */
const atOnce = 12;
const eachSecond = 3;
const mostKept = 5_000;

type Bucket = { left: number; at: number };

/** Throws `too-many` for faster reports. Kept in memory: a restart may forget it. */
export function limitPresence(userId: string, now = steadyNow()): void {
  const buckets = oncePerProcess("presence-limit", () => new Map<string, Bucket>());
  const before = buckets.get(userId) ?? { left: atOnce, at: now };
  const left = Math.min(atOnce, before.left + (Math.max(0, now - before.at) / 1000) * eachSecond);
  if (left < 1)
    throw new AppError("too-many", {
      detail: "Too many reports of your place on the map. Wait a second.",
      retryAfter: 1,
    });
  // Set again, so that the map is in the order of last use.
  buckets.delete(userId);
  buckets.set(userId, { left: left - 1, at: now });
  const [oldest] = buckets.keys();
  if (buckets.size > mostKept && oldest !== undefined) buckets.delete(oldest);
}
