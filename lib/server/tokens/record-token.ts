import "server-only";
import { recordAudit } from "../audit/record-audit";
import { dayOf } from "../clock";
import { runWrite } from "../db";
import type { Caller } from "../http/caller";

/** The recorded part of a token. */
export interface NotedToken {
  readonly id: string;
  readonly name: string;
  readonly createdById: string;
  readonly workspaceId: string;
}

const minute = 60_000;

/**
 * Runs in the main process: records the last use of a token, to the minute, and once a day in the audit log.
 */
export function recordTokenUsed(
  { id, name, createdById, workspaceId }: NotedToken,
  maker: string,
  at: string,
  caller: Caller,
): Promise<void> {
  const now = new Date(at);
  return runWrite(async (transaction) => {
    const token = await transaction.apiToken.findUnique({ where: { id }, select: { lastUsedAt: true } });
    const last = token?.lastUsedAt ?? undefined;
    if (token === null || (last !== undefined && now.getTime() - last.getTime() < minute)) return;
    await transaction.apiToken.update({ where: { id }, data: { lastUsedAt: now } });
    if (last !== undefined && dayOf(last) === dayOf(now)) return;
    await recordAudit(
      {
        event: "token-used",
        actor: { id: createdById, name: maker },
        target: { id, name },
        workspaceId,
        caller,
      },
      transaction,
      now,
    );
  });
}

/** Runs in the main process: records that a stored token was refused, and why. */
export function recordTokenRefused(
  { id, name, workspaceId }: NotedToken,
  reason: string,
  caller: Caller,
): Promise<void> {
  return runWrite((transaction) =>
    recordAudit(
      {
        event: "token-refused",
        outcome: "refused",
        target: { id, name },
        workspaceId,
        detail: { reason },
        caller,
      },
      transaction,
    ),
  );
}
