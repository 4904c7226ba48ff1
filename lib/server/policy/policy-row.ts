import "server-only";
import { policySchema } from "@/lib/domain/pipeline/document-schemas";
import type { Reviewable } from "@/lib/domain/pipeline/document";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { parsedJson } from "../parsed-json";

interface PolicyRow {
  /** Rises with each change. */
  readonly version: number;
  readonly needsReview: readonly Reviewable[];
}

/** The settings without the custom controls and frameworks, which are large. */
export async function policyRow(
  workspaceId: string,
  database: DatabaseTransaction = getDatabase().client,
): Promise<PolicyRow> {
  const row = await database.policy.findUnique({ where: { workspaceId } });
  if (row === null) return { version: 0, needsReview: [] };
  // The row may have been altered; unreadable settings require nothing.
  const needsReview = policySchema.shape.needsReview.safeParse(parsedJson(row.needsReview)).data ?? [];
  return { version: row.version, needsReview };
}
