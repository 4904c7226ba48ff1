import "server-only";
import { runWrite } from "../db";
import { sessionLimits } from "./session-limits";

/** Extends a session in use. A session that has ended or was revoked stays so. */
export async function renewSession(token: string, now = new Date()): Promise<void> {
  await runWrite((transaction) =>
    transaction.session.updateMany({
      where: { token, expiresAt: { gt: now } },
      data: { expiresAt: new Date(now.getTime() + sessionLimits.idleSeconds * 1000), updatedAt: now },
    }),
  );
}
