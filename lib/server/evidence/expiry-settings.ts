import "server-only";
import { type Expiry, expirySchema, usualExpiry } from "@/lib/domain/evidence/expiry";
import { AppError } from "../errors";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { parsedJson } from "../parsed-json";
import { isOfCatalogue } from "@/lib/domain/catalogue/own/own-controls";
import { changeTeam } from "../team/commands";

/** How many days scanner results count in the workspace. */
export async function expiryOf(
  workspaceId: string,
  database: DatabaseTransaction = getDatabase().client,
): Promise<Expiry> {
  const { evidenceDays, evidenceControlDays } = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { evidenceDays: true, evidenceControlDays: true },
  });
  const kept = expirySchema.safeParse({ days: evidenceDays, controls: parsedJson(evidenceControlDays) });
  return kept.data ?? usualExpiry;
}

/** Applies to new reports; evidence on claims keeps its day. */
export async function changeExpiry(access: WorkspaceAccess, expiry: Expiry, now = new Date()): Promise<void> {
  const { workspaceId, viewer } = access;
  const unknown = expiry.controls.findIndex(({ control }) => !isOfCatalogue(control));
  if (unknown >= 0)
    throw new AppError("invalid", {
      errors: [{ path: `controls[${unknown}].control`, message: "is not a control of the catalogue" }],
    });
  await changeTeam(access, async (transaction) => {
    await transaction.workspace.update({
      where: { id: workspaceId },
      data: { evidenceDays: expiry.days, evidenceControlDays: JSON.stringify(expiry.controls) },
    });
    const detail = { days: String(expiry.days), controls: String(expiry.controls.length) };
    await recordAudit(
      { event: "evidence-expiry-changed", actor: actorOf(viewer), workspaceId, detail },
      transaction,
      now,
    );
  });
}
