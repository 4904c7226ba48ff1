import "server-only";
import * as z from "zod";
import type { FoundText } from "@/lib/domain/contract/erasures";
import { eraseText } from "@/lib/domain/erase/erase-text";
import { actorOf, recordAudit } from "../audit/record-audit";
import { requireStillAllowed, type WorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { describeCatalogue } from "../catalogue/describe-catalogue";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { getCaller } from "../http/caller";
import { publishErased } from "../live/hub";
import { forgetState } from "../pipeline/document-cache";
import { parsedJson } from "../parsed-json";
import { eraseRunning } from "../running/erase-running";
import { lockWorkspace } from "../team/commands";
import { memberNames } from "../team/member-names";
import {
  eraseAudit,
  eraseContents,
  eraseDocuments,
  eraseOperations,
  eraseReasons,
  eraseReports,
  eraseRow,
  eraseSnapshots,
  eraseThreads,
  ownWord,
} from "./erase-places";
import { eraseCatalogues, eraseOwn } from "./erase-own";
import { erasePeople } from "./erase-people";
import { digestOf, readTombstones, type Tombstone } from "./tombstones";

/** In milliseconds: every document of the workspace is read in one transaction. */
const longest = 10 * 60 * 1000;

/** Counts the places with a text that an admin wants to erase. Changes nothing. */
export async function findText({ workspaceId }: WorkspaceAccess, text: string): Promise<FoundText> {
  return countsOf(await walk(getDatabase().client, workspaceId, text, true));
}

/**
 * Removes a text permanently from all data of the workspace: its log, documents, snapshots, links and audit
 * log. A changed row keeps its place in the chains by a tombstone, which holds its former hash.
 */
export async function eraseEverywhere(
  access: WorkspaceAccess,
  { text, reason }: { readonly text: string; readonly reason: string },
  now = new Date(),
): Promise<FoundText> {
  if (eraseText(reason, text) !== reason)
    throw new AppError("invalid", {
      errors: [{ path: "reason", message: "must not contain the erased text itself" }],
    });
  const { workspaceId, viewer } = access;
  const id = newRecordId();
  const walked = await runWrite(
    async (transaction) => {
      const about = { workspaceId, at: now, byId: viewer.userId, reason };
      // Locks out new links, commits and documents meanwhile; and respects a removal that came first.
      await lockWorkspace(workspaceId, transaction);
      await requireStillAllowed(access, "admin", transaction);
      await transaction.pipeline.updateMany({
        where: { workspaceId },
        data: { revision: { increment: 0 } },
      });
      // Recorded first: the triggers allow no change of a text without it.
      await transaction.erasure.create({ data: { id, ...about, digest: "", auditNumber: 0 } });
      const found = await walk(transaction, workspaceId, text, false);
      if (found.rows.length + found.pipelines.size + found.people === 0)
        throw new AppError("invalid", { errors: [{ path: "text", message: "was not found" }] });
      await forget(transaction, [...found.pipelines]);
      const digest = digestOf(found.rows);
      await transaction.erasedRow.createMany({ data: found.rows.map((row) => ({ erasureId: id, ...row })) });
      const detail = { reason, places: String(found.rows.length + found.people), digest };
      const target = { id, name: "a text" };
      // The name of the person who erases may contain the text.
      const told = eraseText({ actor: actorOf(viewer), agent: getCaller().agent }, text);
      await recordAudit(
        {
          event: "text-erased",
          actor: told.actor,
          caller: { ...getCaller(), agent: told.agent },
          target,
          workspaceId,
          detail,
        },
        transaction,
        now,
      );
      const { number } = await transaction.auditHead.findUniqueOrThrow({ where: { id: 1 } });
      await transaction.erasure.update({
        where: { id },
        data: { digest, auditNumber: number, isOpen: false },
      });
      return found;
    },
    { timeout: longest },
  );
  for (const pipelineId of walked.pipelines) {
    forgetState(pipelineId);
    publishErased(pipelineId);
  }
  return countsOf(walked);
}

/** The erasures so far, newest first: time, person, reason and number of places. */
export async function listErasures({ workspaceId }: WorkspaceAccess) {
  const rows = await getDatabase().client.erasure.findMany({
    where: { workspaceId },
    orderBy: { at: "desc" },
    include: { _count: { select: { rows: true } } },
  });
  const names = await memberNames(rows.map(({ byId }) => byId));
  const told = await placesTold(rows.map(({ auditNumber }) => auditNumber));
  return rows.map(({ id, at, byId, reason, auditNumber, _count }) => ({
    id,
    at: at.toISOString(),
    by: names(byId),
    reason,
    places: told.get(auditNumber) ?? _count.rows,
  }));
}

const placesSchema = z.looseObject({ places: z.coerce.number().int() });

/** The number of places, from the audit log; unknown once the entry has expired. */
async function placesTold(numbers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const entries = await getDatabase().client.auditEntry.findMany({
    where: { number: { in: [...numbers] }, event: "text-erased" },
    select: { number: true, detail: true },
  });
  return new Map(
    entries.flatMap(({ number, detail }) => {
      const told = placesSchema.safeParse(parsedJson(detail));
      return told.success ? [[number, told.data.places] as const] : [];
    }),
  );
}

interface Walked {
  readonly rows: readonly Tombstone[];
  /** Pipelines that contain the text, in their log or beside it. */
  readonly pipelines: ReadonlySet<string>;
  /** Rows of people, the workspace, invitations and custom controls, which are in no chain. */
  readonly people: number;
}

async function walk(
  database: DatabaseTransaction,
  workspaceId: string,
  text: string,
  isTrial: boolean,
): Promise<Walked> {
  if (JSON.stringify(describeCatalogue()).includes(JSON.stringify(text).slice(1, -1))) throw ownWord();
  const { tombstones: before } = await readTombstones(database);
  const work = { database, text, before, isTrial };
  const pipelines = await database.pipeline.findMany({
    where: { workspaceId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      snapshots: {
        select: {
          documentHash: true,
          catalogueHash: true,
          postureHash: true,
          shares: { select: { contentHash: true } },
        },
      },
    },
  });
  const rows: Tombstone[] = [];
  const touched = new Set<string>();
  for (const { id, snapshots } of pipelines) {
    const hashes = snapshots.flatMap(({ documentHash, postureHash, shares }) => [
      documentHash,
      postureHash,
      ...shares.map(({ contentHash }) => contentHash),
    ]);
    const ofPipeline = [
      ...(await eraseOperations(work, id)),
      ...(await eraseDocuments(work, id)),
      ...(await eraseSnapshots(work, id)),
      // Content shared by two snapshots was erased with the first.
      ...(await eraseContents(work, new Set(hashes))),
      ...(await eraseCatalogues(work, new Set(snapshots.map(({ catalogueHash }) => catalogueHash)))),
    ];
    const isInReports = await eraseReports(work, id);
    const isInRunning = await eraseRunning(work, id);
    const isInThreads = await eraseThreads(work, id);
    if ((await eraseRow(work, id)) || isInThreads || isInReports || isInRunning || ofPipeline.length > 0)
      touched.add(id);
    const known = new Set(rows.map(({ kind, key }) => `${kind} ${key}`));
    rows.push(...ofPipeline.filter(({ kind, key }) => !known.has(`${kind} ${key}`)));
  }
  await eraseReasons(work, workspaceId);
  const people = (await erasePeople(work, workspaceId)) + (await eraseOwn(work, workspaceId));
  return { rows: [...rows, ...(await eraseAudit(work, workspaceId))], pipelines: touched, people };
}

/** Rebuilds data made from documents that contained the text. */
async function forget(database: DatabaseTransaction, pipelines: readonly string[]): Promise<void> {
  const ids = { in: [...pipelines] };
  await database.workItems.deleteMany({ where: { pipelineId: ids } });
  await database.pipeline.updateMany({
    where: { id: ids },
    data: { erasures: { increment: 1 }, workRevision: -1, portfolioRevision: -1, portfolio: null },
  });
}

function countsOf({ rows, pipelines, people }: Walked): FoundText {
  const count = (kind: Tombstone["kind"]) => rows.filter((row) => row.kind === kind).length;
  return {
    pipelines: pipelines.size,
    changes: count("operation"),
    documents: count("document"),
    snapshots: count("snapshot") + count("content"),
    entries: count("audit"),
    people,
  };
}
