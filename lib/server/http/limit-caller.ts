import "server-only";
import { reserveAttempt } from "../auth/attempts";
import { callerOf } from "../auth/client-address";

/** For calls that need a link's secret and no session: about 30 a minute from one address, then slower. Throws `too-many`. */
export async function limitCaller(
  headers: Headers,
  purpose: "setup" | "invitation" | "reset" | "share",
  now = new Date(),
): Promise<void> {
  await reserveAttempt(
    [{ key: `link:${purpose}:${callerOf(headers)}`, free: 30, capSeconds: 60, forgetSeconds: 60 }],
    now,
  );
}
