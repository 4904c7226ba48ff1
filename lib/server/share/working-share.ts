import "server-only";
import { standingOf } from "../auth/standing";
import type { DatabaseTransaction } from "../database/database";

/** The links that work now: neither revoked nor expired, in a workspace with links switched on. */
export function isWorking(now: Date) {
  return {
    revokedAt: null,
    expiresAt: { gt: now },
    snapshot: { pipeline: { workspace: { sharesOff: false } } },
  } as const;
}

/** The columns that `isBackedShare` needs. */
export const backing = {
  createdById: true,
  takenOverById: true,
  snapshot: { select: { pipeline: { select: { workspaceId: true } } } },
} as const;

/** Whether the link's owner could create it today. */
export async function isBackedShare(
  {
    snapshot: { pipeline },
    ...share
  }: {
    readonly createdById: string;
    readonly takenOverById: string | null;
    readonly snapshot: { readonly pipeline: { readonly workspaceId: string } };
  },
  database: DatabaseTransaction,
): Promise<boolean> {
  return (await standingOf("share", { ...share, ...pipeline }, database)) !== undefined;
}
