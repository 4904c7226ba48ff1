import "server-only";
import { limits } from "@/lib/domain/pipeline/limits";
import { canonicalJson } from "../catalogue/canonical";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";
import { ownPolicyOf } from "./own-policy";

/**
 * Each map includes all of it, in its document and in its log. Checked in the writing transaction, which an
 * error rolls back.
 */
export async function requireOwnFits(
  workspaceId: string,
  transaction: DatabaseTransaction,
  { withDrafts = false } = {},
): Promise<void> {
  const size = Buffer.byteLength(canonicalJson(await ownPolicyOf(workspaceId, transaction, { withDrafts })));
  if (size > limits.ownBytes)
    throw new AppError("invalid", {
      detail: `Your custom controls and frameworks would total ${Math.ceil(size / 1000)} kB; the limit is ${limits.ownBytes / 1000} kB, because every map includes them. Shorten their texts.`,
    });
}
