import "server-only";
import { type Audited, recordAudit } from "../audit/record-audit";
import type { DatabaseTransaction } from "../database/database";

interface Ended {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly workspaceId: string;
}

/** The rule exchanges no more tokens, and its existing tokens end. Its machine's name stays in the log. */
export async function endRule(
  { id, name, userId, workspaceId }: Ended,
  actor: Audited["actor"],
  now: Date,
  transaction: DatabaseTransaction,
): Promise<void> {
  await transaction.trustRule.update({ where: { id }, data: { removedAt: now } });
  await transaction.membership.deleteMany({ where: { userId } });
  await transaction.apiToken.updateMany({ where: { ruleId: id, revokedAt: null }, data: { revokedAt: now } });
  await recordAudit(
    { event: "trust-rule-removed", ...(actor && { actor }), target: { id, name }, workspaceId },
    transaction,
    now,
  );
}
