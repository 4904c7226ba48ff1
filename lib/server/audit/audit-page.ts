import "server-only";
import type { AuditDetail } from "@/lib/domain/audit/audit-events";
import type { AuditPage } from "@/lib/domain/contract/audit";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";

export interface AuditQuery {
  /** Entries before this number; absent: the newest. */
  readonly before?: number | undefined;
  readonly event?: string | undefined;
  readonly outcome?: string | undefined;
  /** The id of the actor or the object. */
  readonly person?: string | undefined;
}

const auditPageSize = 50;

/**
 * The audit log for an admin: the entries of the workspace, and those of no workspace, such as refused
 * sign-ins.
 */
export async function readAudit(
  { workspaceId }: WorkspaceAccess,
  { before, event, outcome, person }: AuditQuery,
  size = auditPageSize,
): Promise<AuditPage> {
  const rows = await getDatabase().client.auditEntry.findMany({
    where: {
      AND: [
        { OR: [{ workspaceId }, { workspaceId: null }] },
        ...(before === undefined ? [] : [{ number: { lt: before } }]),
        ...(event === undefined ? [] : [{ event }]),
        ...(outcome === undefined ? [] : [{ outcome }]),
        ...(person === undefined ? [] : [{ OR: [{ actorId: person }, { targetId: person }] }]),
      ],
    },
    orderBy: { number: "desc" },
    take: size + 1,
  });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    entries: shown.map(
      ({ actorId, actor, targetId, target, workspaceId: _workspace, at, detail, ...row }) => ({
        ...row,
        at: at.toISOString(),
        actor: { ...(actorId === null ? {} : { id: actorId }), name: actor },
        target: { ...(targetId === null ? {} : { id: targetId }), name: target },
        // From `canonicalJson` in record-audit.ts.
        detail: JSON.parse(detail) as AuditDetail,
      }),
    ),
    ...(rows.length > size && last ? { older: last.number } : {}),
  };
}
