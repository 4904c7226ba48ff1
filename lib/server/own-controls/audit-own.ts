import "server-only";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";

const mostNamed = 5;

/** Records changes in the audit log; without changes, nothing. */
export async function auditOwn(
  { viewer, workspaceId }: WorkspaceAccess,
  event: "own-controls-changed" | "own-frameworks-changed",
  did: "wrote" | "released" | "retired" | "discarded",
  ids: readonly string[],
  transaction: DatabaseTransaction,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const more = ids.length - mostNamed;
  const named = `${ids.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  await recordAudit(
    { event, actor: actorOf(viewer), workspaceId, detail: { did, which: named } },
    transaction,
    now,
  );
}
