import "server-only";
import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { keepReport, type KeptReport } from "@/lib/domain/evidence/kept-report";
import type { Statement } from "@/lib/domain/evidence/report";
import { createTakenAway } from "@/lib/domain/evidence/taken-away";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import type { PipelineAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { sha256 } from "../catalogue/canonical";
import { getDatabase } from "../db";
import { currentState } from "../pipeline/queries";
import { runScan } from "../scan/run-scan";
import { takeScanPlace } from "../scan/scan-places";
import type { GivenReports } from "./given-reports";
import type { ReadFile } from "./read-report-files";
import { toolOf } from "./pending-statements";
import { describeReport, outcomeOf, statementsOf } from "./report-row";
import { type NewReport, settleEvidence } from "./settle-evidence";

type Told = EvidenceAnswer["reports"][number];

/**
 * Reads reports in a separate process, and adds their results to the claims that they cover. A file that the
 * pipeline already has adds nothing; an unreadable one is named, and the others count.
 */
export async function addEvidence(
  access: PipelineAccess,
  given: GivenReports,
  { now = new Date(), signal }: { readonly now?: Date; readonly signal?: AbortSignal } = {},
): Promise<EvidenceAnswer> {
  const files = await readInOwnProcess(access, given, signal);
  const earlier = await rowsOf(access, digestsIn(files));
  const fresh = newReports(files, earlier, now);
  const { pipeline, revision: before } = await currentState(access);
  const resent = access.viewer.token === undefined ? resentOf(earlier, pipeline) : new Set<string>();
  const revision =
    fresh.size + resent.size > 0
      ? await settleEvidence(access, { files: [...fresh.values()], resent }, now)
      : before;
  const rows = await rowsOf(access, digestsIn(files));
  const told = new Set<string>();
  return { revision, reports: files.map((file) => tellOf(file, rows, { fresh, resent, told })) };
}

async function readInOwnProcess(
  { viewer }: PipelineAccess,
  reports: GivenReports,
  signal: AbortSignal | undefined,
): Promise<readonly ReadFile[]> {
  const inPlace = await takeScanPlace(viewer, signal);
  const answer = await inPlace(() => runScan({ reports }, signal ? { signal } : {}));
  // The answer of our own program, which has this type.
  return JSON.parse(answer) as readonly ReadFile[];
}

function digestsIn(files: readonly ReadFile[]): readonly string[] {
  return files.flatMap((file) => ("reports" in file ? [file.digest] : []));
}

async function rowsOf(
  { pipelineId }: PipelineAccess,
  digests: readonly string[],
): Promise<ReadonlyMap<string, EvidenceReport>> {
  const rows = await getDatabase().client.evidenceReport.findMany({
    where: { pipelineId, digest: { in: [...digests] } },
  });
  return new Map(rows.map((row) => [row.digest, row]));
}

/** Once per digest. Includes reports sent before, if a VEX document now excludes some of their results. */
function newReports(
  files: readonly ReadFile[],
  earlier: ReadonlyMap<string, EvidenceReport>,
  now: Date,
): ReadonlyMap<string, NewReport> {
  const fresh = new Map<string, NewReport>();
  for (const file of files) {
    if (!("reports" in file) || fresh.has(file.digest)) continue;
    const { name, digest, size, reports, isLessened = false } = file;
    const before = earlier.get(digest);
    if (before && !isLessened) continue;
    const kept = keepReport(reports, (before?.uploadedAt ?? now).toISOString());
    if (before && saysSame(before, kept)) continue;
    fresh.set(digest, {
      id: before?.id ?? newRecordId(),
      name,
      digest,
      size,
      kept,
      ...(before && { replaces: before }),
    });
  }
  return fresh;
}

/** Whether a VEX document already excluded the same results before. */
function saysSame(before: EvidenceReport, kept: KeptReport): boolean {
  const said = (statements: readonly Statement[]) =>
    JSON.stringify(statements.map(({ control, result, fact }) => [control, result, fact]));
  return said(statementsOf(before)) === said(kept.statements);
}

/**
 * Reports with removed results: a person who sends them again wants them back. A program sends the same every
 * time.
 */
function resentOf(rows: ReadonlyMap<string, EvidenceReport>, pipeline: Pipeline): ReadonlySet<string> {
  const isTakenAway = createTakenAway(pipeline, sha256);
  const isLess = (row: EvidenceReport) =>
    statementsOf(row).some((said) => isTakenAway({ tool: toolOf(row), digest: row.digest }, said));
  return new Set([...rows.values()].filter(isLess).map(({ id }) => id));
}

interface Came {
  readonly fresh: ReadonlyMap<string, NewReport>;
  /** Ids of reports with restored results. */
  readonly resent: ReadonlySet<string>;
  /** Digests of files that were already reported on. */
  readonly told: Set<string>;
}

function tellOf(
  file: ReadFile,
  rows: ReadonlyMap<string, EvidenceReport>,
  { fresh, resent, told }: Came,
): Told {
  if (!("reports" in file))
    return {
      name: file.name,
      ...(file.digest !== undefined && { digest: file.digest }),
      matches: [],
      waiting: [],
      warnings: [],
      outcome: "refused",
      error: file.error,
    };
  const row = rows.get(file.digest);
  if (!row) throw new Error(`The report ${file.digest} was not stored.`);
  const isRepeated = told.has(file.digest) || !(fresh.get(file.digest)?.id === row.id || resent.has(row.id));
  told.add(file.digest);
  return { ...describeReport(row), name: file.name, outcome: isRepeated ? "repeated" : outcomeOf(row) };
}
