import "server-only";
import { type FrozenContent, inflateText, thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { parsedJson } from "../parsed-json";
import type { Tombstones } from "../erase/tombstones";
import { short } from "./chain-fault";

/** Each content is stored once, however many snapshots refer to it. */
export async function storeContents(
  transaction: DatabaseTransaction,
  contents: readonly FrozenContent[],
): Promise<void> {
  for (const { hash, bytes } of contents) {
    await transaction.$executeRaw`INSERT INTO "content" ("hash", "bytes") VALUES (${hash}, ${bytes}) ON CONFLICT DO NOTHING`;
  }
}

/** The content stored under a hash; throws if it was altered. */
export async function readContent(database: DatabaseTransaction, hash: string): Promise<unknown> {
  const content = await database.content.findUnique({ where: { hash } });
  const text = content === null ? undefined : await thawContent(content);
  if (text === undefined) throw new DamagedContentError(hash);
  return JSON.parse(text);
}

export type FoundContent = {
  readonly value: unknown;
  /** Unaltered. */
  readonly isWhole: boolean;
};

/** The content under a hash now, altered or not; undefined if it can't be read. */
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

type CheckedContent =
  | { readonly fault: string; readonly text?: undefined }
  | { readonly fault?: undefined; readonly text: string };

/** The content stored under a hash, or its fault, in words that follow "it is". */
export async function checkContent(
  database: DatabaseTransaction,
  hash: string,
  tombstones: Tombstones,
): Promise<CheckedContent> {
  const content = await database.content.findUnique({ where: { hash } });
  if (content === null) return { fault: `missing: it was stored under ${short(hash)}` };
  const { erasedHash } = content;
  if (erasedHash !== null && tombstones.originalOf("content", hash, erasedHash) !== hash)
    return { fault: `altered: no recorded erasure explains the change of ${short(hash)}` };
  const text = await thawContent(content);
  return text === undefined ? { fault: `altered: the content no longer matches ${short(hash)}` } : { text };
}

class DamagedContentError extends Error {
  constructor(hash: string) {
    super(`The content ${hash} is missing or altered. Run blueline verify, and restore a backup.`);
    this.name = "DamagedContentError";
  }
}
