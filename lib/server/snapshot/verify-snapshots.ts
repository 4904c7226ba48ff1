import "server-only";
import * as z from "zod";
import { canonicalJson } from "../catalogue/canonical";
import { thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { noTombstones, type Tombstones } from "../erase/tombstones";
import { parsedJson } from "../parsed-json";
import { fingerprintOf, fingerprintPartsOf } from "./fingerprint";

/** A snapshot, or a link's copy of one, that is not what was frozen. */
export type BrokenSnapshot = { readonly pipelineId: string; readonly number: number; readonly fault: string };

export type SnapshotReport = { readonly snapshots: number; readonly broken: readonly BrokenSnapshot[] };

/** Walks each pipeline's snapshots in order: numbers, fingerprints, the chain between them, and every stored content. */
export async function verifySnapshots(
  database: DatabaseTransaction,
  tombstones: Tombstones = noTombstones,
): Promise<SnapshotReport> {
  const rows = await database.snapshot.findMany({
    orderBy: [{ pipelineId: "asc" }, { number: "asc" }],
    include: { shares: { select: { contentHash: true, fingerprint: true }, orderBy: { id: "asc" } } },
  });
  const told = createContentReader(database, tombstones);
  const broken: BrokenSnapshot[] = [];
  let last: (typeof rows)[number] | undefined;
  for (const row of rows) {
    const before = last?.pipelineId === row.pipelineId ? last : undefined;
    last = row;
    const fault = await faultOf(row, before);
    if (fault !== undefined) broken.push({ pipelineId: row.pipelineId, number: row.number, fault });
  }
  return { snapshots: rows.length, broken };

  async function faultOf(
    row: (typeof rows)[number],
    before: (typeof rows)[number] | undefined,
  ): Promise<string | undefined> {
    if (row.number !== (before?.number ?? 0) + 1) return "the snapshot before it is missing";
    if (row.previous !== (before?.fingerprint ?? null)) return "it does not name the snapshot before it";
    const now = fingerprintOf(fingerprintPartsOf(row));
    const was = now === row.fingerprint ? now : tombstones.originalOf("snapshot", row.id, now);
    if (was !== row.fingerprint) return "it is not what its fingerprint says";
    if (!(await told(row.documentHash))) return "its document is missing or altered";
    const catalogue = await told(row.catalogueHash, ({ version }) => version);
    if (!catalogue) return "its catalogue is missing or altered";
    const posture = await told(row.postureHash, ({ coverage }) => coverage?.stages);
    if (!posture) return "its posture is missing or altered";
    for (const share of row.shares)
      if (share.fingerprint !== share.contentHash || !(await told(share.contentHash)))
        return "the copy of a link to it is missing or altered";
    // What lists show of it is written beside it, and no part of its fingerprint.
    if (row.catalogue !== catalogue.fact || !isSummaryOf(row.summary, posture.fact))
      return "what lists show of it is not what it says";
    return undefined;
  }
}

/** What of a content is held against something else. */
interface Told {
  readonly version?: unknown;
  readonly coverage?: { readonly stages?: unknown };
}

/** Looks at each content once, however many refer to it. @returns undefined for one that is missing or altered */
function createContentReader(database: DatabaseTransaction, tombstones: Tombstones) {
  const known = new Map<string, { readonly fact: unknown } | undefined>();
  return async (hash: string, factOf?: (value: Told) => unknown) => {
    if (known.has(hash)) return known.get(hash);
    const content = await database.content.findUnique({ where: { hash } });
    const isTold =
      content !== null &&
      (content.erasedHash === null || tombstones.originalOf("content", hash, content.erasedHash) === hash);
    const text = isTold ? await thawContent(content) : undefined;
    // What is under this hash was written by us.
    const whole = text === undefined ? undefined : { fact: factOf?.(JSON.parse(text) as Told) };
    known.set(hash, whole);
    return whole;
  };
}

/** Whether a summary says what the posture does; an early one had no coverage of stages. */
function isSummaryOf(summary: string, stages: unknown): boolean {
  const parsed = summarySchema.safeParse(parsedJson(summary));
  return (
    parsed.success && (stages === undefined || canonicalJson(parsed.data.stages) === canonicalJson(stages))
  );
}

const summarySchema = z.looseObject({ stages: z.unknown() });
