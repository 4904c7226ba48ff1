import "server-only";
import * as z from "zod";
import type { frozenPostureSchema } from "@/lib/domain/contract/posture";
import type { Catalogue } from "@/lib/domain/catalogue/catalogue";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { evidenceAges, summaryOf } from "@/lib/domain/snapshot/summary";
import { canonicalJson } from "../catalogue/canonical";
import type { DatabaseTransaction } from "../database/database";
import { noTombstones, type Tombstones } from "../erase/tombstones";
import { parsedJson } from "../parsed-json";
import { dayOf } from "../clock";
import { chainFaultOf } from "./chain-fault";
import { checkContent } from "./contents";

/** A snapshot, or a link's copy of one, that was altered. */
export interface BrokenSnapshot {
  readonly pipelineId: string;
  readonly number: number;
  readonly fault: string;
}

export interface SnapshotReport {
  readonly snapshots: number;
  /** The number of snapshots pruned by the retention rule. */
  readonly thinned: number;
  /** In the order of pipelines and numbers: of each pipeline the first altered one comes first. */
  readonly broken: readonly BrokenSnapshot[];
}

type FrozenPosture = z.output<typeof frozenPostureSchema>;

/**
 * Checks each pipeline's snapshots in order: numbers, fingerprints, the chain between them, and every stored
 * content.
 */
export async function verifySnapshots(
  database: DatabaseTransaction,
  tombstones: Tombstones = noTombstones,
): Promise<SnapshotReport> {
  const rows = await database.snapshot.findMany({
    orderBy: [{ pipelineId: "asc" }, { number: "asc" }],
    include: { shares: { select: { contentHash: true, fingerprint: true }, orderBy: { id: "asc" } } },
  });
  const read = createContentReader(database, tombstones);
  const broken: BrokenSnapshot[] = [];
  let last: (typeof rows)[number] | undefined;
  for (const row of rows) {
    const before = last?.pipelineId === row.pipelineId ? last : undefined;
    last = row;
    const fault = chainFaultOf(row, before, tombstones) ?? (await contentFaultOf(row));
    if (fault !== undefined) broken.push({ pipelineId: row.pipelineId, number: row.number, fault });
  }
  const thinned = rows.filter(({ thinnedAt }) => thinnedAt !== null).length;
  return { snapshots: rows.length, thinned, broken };

  async function contentFaultOf(row: (typeof rows)[number]): Promise<string | undefined> {
    if (row.thinnedAt !== null) return thinnedFaultOf(row);
    const document = await read(row.documentHash);
    if (document.fault !== undefined) return `its map is ${document.fault}`;
    const catalogue = await read(row.catalogueHash);
    if (catalogue.fault !== undefined) return `its catalogue is ${catalogue.fault}`;
    const posture = await read(row.postureHash);
    if (posture.fault !== undefined) return `its posture is ${posture.fault}`;
    for (const { fingerprint, contentHash } of row.shares) {
      if (fingerprint !== contentHash) return "the copy of a link to it does not match the link's hash";
      const { fault } = await read(contentHash);
      if (fault !== undefined) return `the copy of a link to it is ${fault}`;
    }
    // The list figures are stored beside it, and are not part of its fingerprint.
    const { version } = catalogue.value as { readonly version?: unknown };
    const isTold =
      row.catalogue === version &&
      isSummaryOf(row.summary, posture.value as FrozenPosture, () =>
        // The hashes prove that `takeSnapshot` stored these.
        evidenceAges(
          pipelineFromDocument(document.value as PipelineDocument),
          catalogue.value as Catalogue,
          dayOf(row.takenAt),
        ),
      );
    return isTold ? undefined : "its figures in lists do not match its content";
  }

  /** Its figures can't be compared with its posture, which was pruned. */
  async function thinnedFaultOf(row: (typeof rows)[number]): Promise<string | undefined> {
    if (row.shares.length > 0) return "it is marked as pruned, but a link to it exists";
    const { fault } = await read(row.catalogueHash);
    return fault === undefined ? undefined : `its catalogue is ${fault}`;
  }
}

type Read = { readonly fault: string } | { readonly fault?: undefined; readonly value: unknown };

/** One snapshot shares most contents with the previous one, so this many are cached. */
const mostKept = 8;

/** Checks each content once, however many consecutive snapshots refer to it. */
function createContentReader(database: DatabaseTransaction, tombstones: Tombstones) {
  const kept = new Map<string, Read>();
  return async (hash: string): Promise<Read> => {
    const known = kept.get(hash) ?? (await look(hash));
    // The last used goes last.
    kept.delete(hash);
    kept.set(hash, known);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return known;
  };

  async function look(hash: string): Promise<Read> {
    const { fault, text } = await checkContent(database, hash, tombstones);
    return fault === undefined ? { value: JSON.parse(text) as unknown } : { fault };
  }
}

/** Whether a summary matches the frozen content; an early one had no coverage of stages, and fewer fields. */
function isSummaryOf(summary: string, posture: FrozenPosture, agesOf: () => unknown): boolean {
  const told = summarySchema.safeParse(parsedJson(summary)).data;
  if (told === undefined) return false;
  if ((posture as Partial<FrozenPosture>).coverage?.stages === undefined) return true;
  const { stages, analysis, waysIn, bypasses } = summaryOf(posture);
  const same = (a: unknown, b: unknown) => a !== undefined && canonicalJson(a) === canonicalJson(b);
  return (
    same(told.stages, stages) &&
    (told.analysis === undefined || same(told.analysis, analysis)) &&
    (told.waysIn === undefined || same(told.waysIn, waysIn)) &&
    (told.bypasses === undefined || same(told.bypasses, bypasses)) &&
    (told.evidence === undefined || same(told.evidence, agesOf()))
  );
}

const anything = z.optional(z.unknown());
const summarySchema = z.looseObject({
  stages: z.unknown(),
  analysis: anything,
  waysIn: anything,
  bypasses: anything,
  evidence: anything,
});
