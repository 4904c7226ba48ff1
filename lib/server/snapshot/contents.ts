import "server-only";
import { type FrozenContent, thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";

/** Each content is kept once, no matter how many refer to it. */
export async function storeContents(
  transaction: DatabaseTransaction,
  contents: readonly FrozenContent[],
): Promise<void> {
  for (const { hash, bytes } of contents) {
    await transaction.$executeRaw`INSERT INTO "content" ("hash", "bytes") VALUES (${hash}, ${bytes}) ON CONFLICT DO NOTHING`;
  }
}

/** What is kept under a hash; throws where it is no longer what was kept. */
export async function readContent(database: DatabaseTransaction, hash: string): Promise<unknown> {
  const content = await database.content.findUnique({ where: { hash } });
  const text = content === null ? undefined : await thawContent(content);
  if (text === undefined) throw new DamagedContentError(hash);
  return JSON.parse(text);
}

class DamagedContentError extends Error {
  constructor(hash: string) {
    super(
      `The content ${hash} is missing or is not what was stored. Run blueline verify, and restore a backup.`,
    );
    this.name = "DamagedContentError";
  }
}
