import "server-only";
import type * as z from "zod";
import { hasRole } from "@/lib/domain/contract/roles";
import { roleOfScopes } from "@/lib/domain/contract/token-scopes";
import type { newTokenSchema } from "@/lib/domain/contract/tokens";
import { tokenDays } from "@/lib/domain/tokens/token-days";
import { actorOf, recordAudit } from "../audit/record-audit";
import { requireStillAllowed, type WorkspaceAccess } from "../auth/access";
import { hashSecret, newRecordId } from "../auth/secrets";
import { addDays, dayOf, endOfDay } from "../clock";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { lockWorkspace } from "../team/commands";
import { newTokenText } from "./token-text";
import { tokenSettings } from "./token-settings";

type NewToken = z.output<typeof newTokenSchema>;

interface CreatedToken {
  readonly id: string;
  /** In this answer only. */
  readonly token: string;
  readonly expiresAt: string;
}

/** A token for a program, in the name of its creator. */
export async function createToken(
  access: WorkspaceAccess,
  { name, scopes, pipelines, expiresAt }: NewToken,
  now = new Date(),
): Promise<CreatedToken> {
  const { viewer, workspaceId } = access;
  if (!hasRole(viewer.role, roleOfScopes(scopes)))
    throw new AppError("invalid", {
      errors: [{ path: "scopes", message: "allows only read: viewers and their tokens can't make changes" }],
    });
  const [id, token] = [newRecordId(), newTokenText()];
  return runWrite(async (transaction) => {
    // Serialised with the switch, and with the removal of the creator.
    await lockWorkspace(workspaceId, transaction);
    await requireStillAllowed(access, roleOfScopes(scopes), transaction);
    const { allowed, longestDays } = await tokenSettings(workspaceId, transaction);
    if (!allowed)
      throw new AppError("forbidden", {
        detail: "Tokens are off in this workspace. An admin can turn them on in the settings.",
      });
    const expires = endOfDay(requireLastDay(expiresAt, dayOf(now), longestDays));
    await requirePipelines(workspaceId, pipelines, transaction);
    await transaction.apiToken.create({
      data: {
        id,
        workspaceId,
        name,
        tokenHash: hashSecret(token),
        scopes: JSON.stringify(scopes),
        pipelines: pipelines === undefined ? null : JSON.stringify(pipelines),
        createdById: viewer.userId,
        createdAt: now,
        expiresAt: expires,
      },
    });
    await recordAudit(
      {
        event: "token-made",
        actor: actorOf(viewer),
        target: { id, name },
        workspaceId,
        detail: {
          scopes: scopes.join(", "),
          until: dayOf(expires),
          pipelines: String(pipelines?.length ?? "all"),
        },
      },
      transaction,
      now,
    );
    return { id, token, expiresAt: expires.toISOString() };
  });
}

function requireLastDay(asked: string | undefined, today: string, longestDays: number): string {
  const last = addDays(today, longestDays);
  const day = asked ?? addDays(today, Math.min(tokenDays.usual, longestDays));
  if (day < today || day > last)
    throw new AppError("invalid", {
      errors: [{ path: "expiresAt", message: `must be a day from today to ${last}` }],
    });
  return day;
}

/** Each is an unarchived pipeline of the workspace. Throws `invalid` for the field. */
export async function requirePipelines(
  workspaceId: string,
  pipelines: readonly string[] | undefined,
  transaction: DatabaseTransaction,
): Promise<void> {
  if (pipelines === undefined) return;
  const ids = [...new Set(pipelines)];
  const there = await transaction.pipeline.count({
    where: { id: { in: ids }, workspaceId, archivedAt: null },
  });
  if (there !== pipelines.length)
    throw new AppError("invalid", {
      errors: [{ path: "pipelines", message: "must each be a pipeline of this workspace, listed once" }],
    });
}
