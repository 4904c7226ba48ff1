import "server-only";
import { limits } from "@/lib/domain/pipeline/limits";
import { canonicalJson } from "../catalogue/canonical";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";
import { ownPolicyOf } from "./own-policy";

/** Each map carries all of it, in its document and in its log. Asked in the transaction that wrote it, which throwing takes back. */
export async function requireOwnFits(
  workspaceId: string,
  transaction: DatabaseTransaction,
  { withDrafts = false } = {},
): Promise<void> {
  const size = Buffer.byteLength(canonicalJson(await ownPolicyOf(workspaceId, transaction, { withDrafts })));
  if (size > limits.ownBytes)
    throw new AppError("invalid", {
      detail: `Your own controls and frameworks would be ${Math.ceil(size / 1000)} kB together, and every map carries them: they may be ${limits.ownBytes / 1000} kB. Shorten what they say.`,
    });
}
