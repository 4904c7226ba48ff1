import "server-only";
import type * as z from "zod";
import type { PushGate, Share, Snapshot } from "@/prisma/generated/sqlite/client";
import { capitalise } from "@/lib/domain/capitalise";
import type { Catalogue } from "@/lib/domain/catalogue/catalogue";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { postureFromFrozen } from "@/lib/domain/contract/posture-from-frozen";
import type { ExportSource } from "@/lib/domain/exporters/export-source";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import type { SnapshotAnswer, SnapshotList } from "@/lib/domain/contract/snapshots";
import type { ShareKind, Show, ShareList } from "@/lib/domain/contract/shares";
import { thinnedWords } from "@/lib/domain/snapshot/schedule";
import type { catalogueAnswerSchema } from "@/lib/domain/contract/system";
import type { PipelineAccess, SnapshotAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { analyseWatched } from "../pipeline/analyse-watched";
import { memberNames } from "../team/member-names";
import type { ChainRow } from "./chain-fault";
import { readContent } from "./contents";
import { readSummary } from "./read-summary";
import { fingerprintOf, fingerprintPartsOf } from "./fingerprint";
import { gateOf } from "./push-gate";

export async function listSnapshots({ pipelineId }: PipelineAccess): Promise<SnapshotList> {
  const rows = await getDatabase().client.snapshot.findMany({
    where: { pipelineId },
    orderBy: { number: "desc" },
    include: { gate: true },
  });
  const names = await memberNames(rows.flatMap(peopleOf));
  return {
    snapshots: rows.map((row) => ({ ...toListed(row, names), ...coverageOf(row.summary) })),
  };
}

/** The people named with a snapshot in lists. */
export function peopleOf({ takenById, gate }: SnapshotRow): readonly string[] {
  return gate?.acceptedById ? [takenById, gate.acceptedById] : [takenById];
}

type SnapshotRow = Snapshot & { readonly gate: PushGate | null };

/** A snapshot as in lists, without its summary. */
export function toListed(
  row: SnapshotRow,
  nameOf: (userId: string) => string,
): Omit<SnapshotList["snapshots"][number], "coverage"> {
  const { id, number, fingerprint, previous, revision, title, note, catalogue, period } = row;
  return {
    id,
    number,
    fingerprint,
    previous,
    revision,
    takenAt: row.takenAt.toISOString(),
    title,
    note,
    takenBy: nameOf(row.takenById),
    catalogue,
    automatic: period !== null,
    thinnedAt: row.thinnedAt?.toISOString() ?? null,
    gate: gateOf(row.gate, nameOf),
  };
}

function coverageOf(summary: string): Pick<SnapshotList["snapshots"][number], "coverage"> {
  const coverage = readSummary(summary);
  return coverage === undefined ? {} : { coverage };
}

export interface SnapshotName {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** ISO 8601 in UTC. */
  readonly takenAt: string;
}

/** The names of a pipeline's snapshots with content, newest first. */
export async function listSnapshotNames({ pipelineId }: PipelineAccess): Promise<readonly SnapshotName[]> {
  const rows = await getDatabase().client.snapshot.findMany({
    where: { pipelineId, thinnedAt: null },
    orderBy: { number: "desc" },
    select: { id: true, number: true, title: true, takenAt: true },
  });
  return rows.map(({ takenAt, ...row }) => ({ ...row, takenAt: takenAt.toISOString() }));
}

/** An unaltered snapshot: the fingerprint and the hashes are recomputed, so that the reader can trust it. */
export async function getSnapshot(access: SnapshotAccess): Promise<SnapshotAnswer> {
  const { client } = getDatabase();
  const { row, facts } = await findSnapshot(access);
  requireContent(row);
  if (!(await isAsTaken(row)))
    throw new Error(`Snapshot ${row.id} does not match its fingerprint. Run blueline verify.`);
  return {
    ...facts,
    // The hashes prove that `takeSnapshot` stored these.
    document: (await readContent(client, row.documentHash)) as PipelineDocument,
    posture: (await readContent(client, row.postureHash)) as SnapshotAnswer["posture"],
  };
}

/** Refuses a snapshot with pruned content, in words. */
export function requireContent({ number, thinnedAt }: Pick<Snapshot, "number" | "thinnedAt">): void {
  if (thinnedAt !== null)
    throw new AppError("conflict", {
      detail: `${capitalise(thinnedWords(number, thinnedAt.toISOString()))}.`,
    });
}

/**
 * A snapshot for export to another format: its frozen posture, in the words of today's catalogue; formats
 * that count again use today's. A snapshot from before the current analysis is analysed again for its day.
 */
export async function getSnapshotExportSource(access: SnapshotAccess): Promise<ExportSource> {
  const { document, posture, takenAt } = await getSnapshot(access);
  const pipeline = pipelineFromDocument(document);
  return {
    pipeline,
    get posture() {
      return (
        postureFromFrozen(posture) ??
        analyseWatched(pipeline, mappedCatalogueOf(pipeline), takenAt.slice(0, 10))
      );
    },
    at: takenAt,
  };
}

/** The name of a snapshot in the audit log; refuses a pruned one. */
export async function numberOf({ snapshotId }: SnapshotAccess): Promise<number> {
  const row = await getDatabase().client.snapshot.findUniqueOrThrow({
    where: { id: snapshotId },
    select: { number: true, thinnedAt: true },
  });
  requireContent(row);
  return row.number;
}

/** The row of a snapshot, and its content. */
export async function findSnapshot({ snapshotId }: SnapshotAccess) {
  const row = await getDatabase().client.snapshot.findUnique({
    where: { id: snapshotId },
    include: { gate: true },
  });
  if (row === null) throw new AppError("not-found");
  const names = await memberNames(peopleOf(row));
  return {
    row,
    facts: {
      ...fingerprintPartsOf(row),
      id: row.id,
      pipeline: row.pipelineId,
      fingerprint: row.fingerprint,
      takenBy: names(row.takenById),
      catalogue: row.catalogue,
      gate: gateOf(row.gate, names),
    },
  };
}

/**
 * Whether a row matches its fingerprint, or is the result of an erasure: `verify` compares the tombstone with
 * the audit log.
 */
export async function isAsTaken(
  row: ChainRow,
  database: DatabaseTransaction = getDatabase().client,
): Promise<boolean> {
  const now = fingerprintOf(fingerprintPartsOf(row));
  if (now === row.fingerprint) return true;
  const where = { kind: "snapshot", key: row.id, was: row.fingerprint, now };
  return (await database.erasedRow.count({ where })) > 0;
}

/** The fields that the analysis needs are the same as then. */
export type FrozenCatalogue = z.infer<typeof catalogueAnswerSchema> & Catalogue;

/** The catalogue of the snapshot: the claims refer to its words, not to today's. */
export async function getFrozenCatalogue({ snapshotId }: SnapshotAccess): Promise<FrozenCatalogue> {
  const { client } = getDatabase();
  const row = await client.snapshot.findUnique({
    where: { id: snapshotId },
    select: { catalogueHash: true },
  });
  if (row === null) throw new AppError("not-found");
  // The hash proves that `takeSnapshot` stored this.
  return (await readContent(client, row.catalogueHash)) as FrozenCatalogue;
}

export async function listShares({ snapshotId }: SnapshotAccess): Promise<ShareList> {
  const rows = await getDatabase().client.share.findMany({
    where: { snapshotId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  const names = await memberNames(
    rows.flatMap(({ createdById, takenOverById }) => [createdById, takenOverById ?? createdById]),
  );
  return {
    shares: rows.map((row) => toShare(row, names)),
  };
}

type Shared = Omit<Share, "secretHash" | "contentHash" | "fingerprint" | "snapshotId">;

/** A link as in lists. */
export function toShare(
  {
    id,
    kind,
    comparedWith,
    show,
    passphraseHash,
    createdAt,
    expiresAt,
    revokedAt,
    views,
    lastViewAt,
    createdById,
    takenOverById,
  }: Shared,
  names: (id: string) => string,
): ShareList["shares"][number] {
  return {
    id,
    // Both written by `createShare`.
    kind: kind as ShareKind,
    comparedWith,
    show: JSON.parse(show) as Show,
    hasPassphrase: passphraseHash !== null,
    createdBy: names(createdById),
    takenOverBy: takenOverById === null ? null : names(takenOverById),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    views,
    lastViewAt: lastViewAt?.toISOString() ?? null,
  };
}
