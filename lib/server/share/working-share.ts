import "server-only";
import { standingOf } from "../auth/standing";
import type { DatabaseTransaction } from "../database/database";

/** Which links work now: neither revoked nor over, of a workspace that lets links work. */
export function isWorking(now: Date) {
  return {
    revokedAt: null,
    expiresAt: { gt: now },
    snapshot: { pipeline: { workspace: { sharesOff: false } } },
  } as const;
}

/** What `isBackedShare` asks of a row. */
export const backing = {
  createdById: true,
  takenOverById: true,
  snapshot: { select: { pipeline: { select: { workspaceId: true } } } },
} as const;

/** Whether the person who answers for a link could make it today. */
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
