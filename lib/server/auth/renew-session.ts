import "server-only";
import { runWrite } from "../db";
import { sessionLimits } from "./session-limits";

/** Moves the end of a session that is in use. What ended or was revoked meanwhile stays so. */
export async function renewSession(token: string, now = new Date()): Promise<void> {
  await runWrite((transaction) =>
    transaction.session.updateMany({
      where: { token, expiresAt: { gt: now } },
      data: { expiresAt: new Date(now.getTime() + sessionLimits.idleSeconds * 1000), updatedAt: now },
    }),
  );
}
