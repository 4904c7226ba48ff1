import "server-only";
import { type FrozenContent, inflateText, thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { parsedJson } from "../parsed-json";

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

export type FoundContent = {
  readonly value: unknown;
  /** It is what was stored. */
  readonly isWhole: boolean;
};

/** What is there under a hash now, whether or not it is what was stored; undefined where it cannot be read. */
export async function findContent(
  database: DatabaseTransaction,
  hash: string,
): Promise<FoundContent | undefined> {
  const content = await database.content.findUnique({ where: { hash } });
  if (content === null) return undefined;
  const whole = await thawContent(content);
  const text = whole ?? (await inflateText(content.bytes).catch(() => ""));
  const value = parsedJson(text);
  return value === undefined ? undefined : { value, isWhole: whole !== undefined };
}

class DamagedContentError extends Error {
  constructor(hash: string) {
    super(
      `The content ${hash} is missing or is not what was stored. Run blueline verify, and restore a backup.`,
    );
    this.name = "DamagedContentError";
  }
}
