import "server-only";
import { reserveAttempt, takeBackAttempt } from "../auth/attempts";
import { callerOf } from "../auth/client-address";

/**
 * For calls with a link's secret and no session: about 30 failures a minute from one address, then slower.
 * Throws `too-many`. @returns a function that releases the attempt: a right secret is no guess, and a whole
 * office may open a link from one address.
 */
export async function limitCaller(
  headers: Headers,
  purpose: "setup" | "invitation" | "reset" | "share" | "exchange",
  now = new Date(),
): Promise<() => Promise<void>> {
  const key = `link:${purpose}:${callerOf(headers)}`;
  await reserveAttempt([{ key, free: 30, capSeconds: 60, forgetSeconds: 60 }], now);
  return () => takeBackAttempt([key]);
}
