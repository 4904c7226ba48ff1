import "server-only";
import { randomUUID } from "node:crypto";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { pieceId } from "@/lib/domain/evidence/evidence-piece";
import { subjectOfPiece } from "@/lib/domain/evidence/subject-of-piece";
import { type Expiry, expiresOn } from "@/lib/domain/evidence/expiry";
import { createNameByDigest, type Sighting } from "@/lib/domain/evidence/known-digests";
import { type KeptReport, type KeptStatement, subjectsSchema } from "@/lib/domain/evidence/kept-report";
import { type EvidencePlan, type PendingStatement, planEvidence } from "@/lib/domain/evidence/plan-evidence";
import { isNamed, subjectKey } from "@/lib/domain/evidence/subject-key";
import { createTakenAway } from "@/lib/domain/evidence/taken-away";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import type { PipelineAccess } from "../auth/access";
import { sha256 } from "../catalogue/canonical";
import { dayOf } from "../clock";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { spendWrite } from "../http/write-budget";
import { publishReports } from "../live/hub";
import { parsedJson } from "../parsed-json";
import { commitOperations } from "../pipeline/commit-operations";
import { currentState } from "../pipeline/queries";
import { expiryOf } from "./expiry-settings";
import { keyOf, pendingOf, pendingOfRow, toolOf } from "./pending-statements";
import { nodeBefore, replaceRows, withoutReplaced } from "./replaced-reports";
import { type ChangedRow, replaceStatements } from "./replace-statements";
import { reportColumns, stateColumns, statementsOf } from "./report-row";
import { ChosenAlreadyError, requireChoosable } from "./require-choosable";
import { sealedReport } from "./seal-report";

/** A file that is new to the pipeline, or has changed results. */
export interface NewReport {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  readonly size: number;
  readonly kept: KeptReport;
  /** The stored row of the same file. */
  readonly replaces?: EvidenceReport;
}

export interface EvidenceChange {
  readonly files: readonly NewReport[];
  /** By `keyOf`: the node that a person chose for a result. */
  readonly chosen?: ReadonlyMap<string, string>;
  /** By `keyOf`: excluded or removed results that wait again. */
  readonly again?: ReadonlySet<string>;
  /** Ids of reports that a person sent again: their removed results come back. */
  readonly resent?: ReadonlySet<string>;
}

/**
 * Rows to review when a report arrives: waiting, held-back and excluded results, and the digests of images.
 */
const mostRows = 500;
const mostTries = 6;

/**
 * Places new results, and retries those that wait or are held back. Changes the claims by ordinary
 * operations, and stores the reports in the same transaction. Retries after a concurrent change.
 * @returns the resulting revision
 */
export async function settleEvidence(
  access: PipelineAccess,
  change: EvidenceChange,
  now = new Date(),
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      const revision = await settleOnce(access, change, now, attempt === 1);
      publishReports(access.pipelineId);
      return revision;
    } catch (error) {
      const mayPass = error instanceof AppError && error.code === "conflict";
      if (!mayPass || error instanceof ChosenAlreadyError || attempt >= mostTries) throw error;
    }
  }
}

async function settleOnce(
  access: PipelineAccess,
  { files, chosen = new Map(), again = new Set(), resent = new Set() }: EvidenceChange,
  now: Date,
  isFirst: boolean,
): Promise<number> {
  const { pipelineId } = access;
  const { client } = getDatabase();
  const { pipeline: before, revision, erasures } = await currentState(access);
  const { removals, pipeline } = withoutReplaced(before, files);
  const newestFirst = { orderBy: { uploadedAt: "desc" }, take: mostRows } as const;
  const spoken = [...chosen.keys(), ...again].map((key) => key.split(" "));
  const touchedIds = [...resent, ...spoken.map(([id = ""]) => id)];
  const [expiry, touched, others, setAside, seen] = await Promise.all([
    expiryOf(access.workspaceId),
    client.evidenceReport.findMany({ where: { pipelineId, id: { in: touchedIds } } }),
    client.evidenceReport.findMany({
      where: {
        pipelineId,
        id: { notIn: touchedIds },
        OR: [{ waiting: { gt: 0 } }, { held: { gt: 0 } }],
      },
      ...newestFirst,
    }),
    client.evidenceReport.findMany({ where: { pipelineId, aside: { gt: 0 } }, ...newestFirst }),
    client.evidenceReport.findMany({
      where: { pipelineId },
      select: { effective: true, subjects: true },
      ...newestFirst,
    }),
  ]);
  const replaced = new Set(files.flatMap(({ replaces }) => replaces?.id ?? []));
  const open = [...touched, ...others].filter(({ id }) => !replaced.has(id));
  const isTakenAway = createTakenAway(pipeline, sha256);
  for (const [id, index] of spoken) {
    const row = touched.find((one) => one.id === id);
    // Another person may have decided meanwhile.
    if (row) requireChoosable(row, Number(index), isTakenAway);
  }
  const sightings: Sighting[] = [
    ...seen.map(({ effective, subjects }) => ({
      day: effective,
      subjects: subjectsSchema.safeParse(parsedJson(subjects)).data ?? [],
    })),
    ...files.map(({ kept }) => ({ day: kept.effective, subjects: kept.subjects })),
  ];
  const reasons = asideReasons(setAside, sightings);
  const pending = [
    ...files.flatMap((file) =>
      pendingOf({ ...file.kept, id: file.id, digest: file.digest }, file.kept.statements).map((one) => ({
        ...one,
        heldOn: nodeBefore(file.replaces, one),
      })),
    ),
    ...open.flatMap((row) => pendingOfRow(row, { chosen, again, resent }, isTakenAway)),
  ].map((one): PendingStatement => {
    const asideBefore = again.has(one.key) ? undefined : reasons(one);
    return { ...one, chosen: chosen.get(one.key), ...(asideBefore !== undefined && { asideBefore }) };
  });
  const plan = planEvidence(pipeline, pending, {
    catalogue: mappedCatalogue,
    expiry,
    today: dayOf(now),
    hash: sha256,
    sightings,
    timeOf: await timesOf(pipelineId, pipeline, pending),
  });
  const rows = files.map((file) => newRow(access, file, expiry, plan, now));
  if (isFirst)
    spendWrite(access.viewer, pipelineId, {
      bytes: rows.reduce((sum, row) => sum + row.statements.length + row.subjects.length, 0),
      operations: Math.max(1, plan.operations.length),
    });
  const operations = [...removals, ...plan.operations].map((operation) => ({
    ...operation,
    id: randomUUID(),
  }));
  const answer = await commitOperations(
    access,
    { clientId: "evidence", operations },
    now,
    { revision, erasures },
    async (transaction) => {
      const fresh = files.filter(({ replaces }) => replaces === undefined);
      await requireNew(transaction, pipelineId, fresh);
      await transaction.evidenceReport.createMany({ data: rows.filter(({ id }) => !replaced.has(id)) });
      await replaceRows(transaction, files, rows);
      for (const row of await changedRows(transaction, pipelineId, { open, plan, sightings }))
        await replaceStatements(transaction, row);
    },
  );
  return answer.revision;
}

/** Why the same result was excluded before, by its newest report. */
function asideReasons(rows: readonly EvidenceReport[], sightings: readonly Sighting[]) {
  const idOf = createIdOf(sightings);
  const reasons = new Map<string, string>();
  for (const row of rows)
    for (const { control, subject, state, ran } of statementsOf(row)) {
      const id = idOf({ tool: toolOf(row), effective: row.effective, ...ran, control, subject });
      if (state.as === "aside" && isNamed(subject) && !reasons.has(id)) reasons.set(id, state.reason);
    }
  return (one: PendingStatement) => (isNamed(one.subject) ? reasons.get(idOf(one)) : undefined);
}

/** The id of a result's piece of evidence, existing or not. */
function createIdOf(sightings: readonly Sighting[]) {
  const nameByDigest = createNameByDigest(sightings);
  return ({
    tool,
    control,
    subject,
    effective,
  }: Pick<PendingStatement, "tool" | "control" | "subject" | "effective">) =>
    pieceId(sha256, { tool: tool.name, control, subject: subjectKey(nameByDigest(subject, effective)) });
}

/** The times of reports with evidence of the same day as a new one. */
async function timesOf(pipelineId: string, pipeline: Pipeline, pending: readonly PendingStatement[]) {
  const days = new Set(pending.map(({ effective }) => effective));
  const digests = new Set<string>();
  for (const claims of pipeline.claims.values())
    for (const { evidence = [] } of claims.values())
      for (const { id, digest, effective } of evidence)
        if (digest !== undefined && days.has(effective) && subjectOfPiece(id) !== undefined)
          digests.add(digest);
  const rows = await getDatabase().client.evidenceReport.findMany({
    where: { pipelineId, digest: { in: [...digests].slice(0, 5_000) } },
    select: { digest: true, time: true },
  });
  const times = new Map(rows.map(({ digest, time }) => [digest, time ?? undefined]));
  return (digest: string) => times.get(digest);
}

function newRow(
  { pipelineId, viewer }: PipelineAccess,
  { id, name, digest, size, kept }: NewReport,
  expiry: Expiry,
  { states }: EvidencePlan,
  now: Date,
) {
  const statements = kept.statements.map((said, index): KeptStatement => ({
    ...said,
    expires: expiresOn(expiry, said.control, (said.ran ?? kept).effective),
    state: states.get(keyOf(id, index)) ?? { as: "older" },
  }));
  const about = { id, pipelineId, name, digest, size, uploadedAt: now, uploadedById: viewer.userId };
  const row = { ...about, ...reportColumns(kept), ...stateColumns(statements) };
  return sealedReport(row, row);
}

/** The same file may have arrived a moment before. */
async function requireNew(
  transaction: DatabaseTransaction,
  pipelineId: string,
  files: readonly NewReport[],
): Promise<void> {
  const known = await transaction.evidenceReport.count({
    where: { pipelineId, digest: { in: files.map(({ digest }) => digest) } },
  });
  if (known > 0)
    throw new AppError("conflict", { detail: "The same file arrived a moment before. Try again." });
}

/** The changed rows: a waiting result has a node, or a piece of evidence was replaced or is held back. */
async function changedRows(
  transaction: DatabaseTransaction,
  pipelineId: string,
  {
    open,
    plan,
    sightings,
  }: {
    readonly open: readonly EvidenceReport[];
    readonly plan: EvidencePlan;
    readonly sightings: readonly Sighting[];
  },
): Promise<readonly ChangedRow[]> {
  const replaced = await transaction.evidenceReport.findMany({
    where: { pipelineId, digest: { in: [...new Set(plan.moved.map(({ digest }) => digest))] } },
  });
  const rows = new Map([...replaced, ...open].map((row) => [row.id, row]));
  const idOf = createIdOf(sightings);
  const moved = new Map(plan.moved.map((one) => [`${one.digest} ${one.node} ${one.piece}`, one.state]));
  return [...rows.values()].flatMap((before) => {
    let hasChanged = false;
    const statements = statementsOf(before).map((said, index): KeptStatement => {
      const { state, control, subject, ran } = said;
      const id = idOf({ tool: toolOf(before), effective: before.effective, ...ran, control, subject });
      const now =
        plan.states.get(keyOf(before.id, index)) ??
        (state.as === "matched" ? moved.get(`${before.digest} ${state.node} ${id}`) : undefined);
      if (now === undefined || JSON.stringify(now) === JSON.stringify(state)) return said;
      hasChanged = true;
      return { ...said, state: now };
    });
    return hasChanged ? [{ before, statements }] : [];
  });
}
