import "server-only";
import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { keepReport } from "@/lib/domain/evidence/kept-report";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import type { PipelineAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { getDatabase } from "../db";
import { currentState } from "../pipeline/queries";
import { runScan } from "../scan/run-scan";
import { takeScanPlace } from "../scan/scan-places";
import type { GivenReports } from "./given-reports";
import type { ReadFile } from "./read-report-files";
import { describeReport, outcomeOf } from "./report-row";
import { type NewReport, settleEvidence } from "./settle-evidence";

type Told = EvidenceAnswer["reports"][number];

/**
 * Reads reports in a process of its own, and adds what they say to the claims that they speak of. A file that the pipeline has already
 * adds nothing; one that cannot be read is named, and the others count.
 */
export async function addEvidence(
  access: PipelineAccess,
  given: GivenReports,
  { now = new Date(), signal }: { readonly now?: Date; readonly signal?: AbortSignal } = {},
): Promise<EvidenceAnswer> {
  const files = await readInOwnProcess(access, given, signal);
  const earlier = await rowsOf(access, digestsIn(files));
  const fresh = newReports(files, earlier, now);
  const revision =
    fresh.size > 0
      ? await settleEvidence(access, { files: [...fresh.values()] }, now)
      : (await currentState(access)).revision;
  const rows = await rowsOf(access, digestsIn(files));
  const told = new Set<string>();
  return { revision, reports: files.map((file) => tellOf(file, rows, { fresh, told })) };
}

async function readInOwnProcess(
  { viewer }: PipelineAccess,
  reports: GivenReports,
  signal: AbortSignal | undefined,
): Promise<readonly ReadFile[]> {
  const giveBack = takeScanPlace(viewer);
  try {
    // Our own program's answer, which is made of this type.
    return JSON.parse(await runScan({ reports }, signal ? { signal } : {})) as readonly ReadFile[];
  } finally {
    giveBack();
  }
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

/** By digest, each once. */
function newReports(
  files: readonly ReadFile[],
  earlier: ReadonlyMap<string, EvidenceReport>,
  now: Date,
): ReadonlyMap<string, NewReport> {
  const fresh = new Map<string, NewReport>();
  for (const file of files) {
    if (!("reports" in file) || earlier.has(file.digest) || fresh.has(file.digest)) continue;
    const { name, digest, size, reports } = file;
    fresh.set(digest, {
      id: newRecordId(),
      name,
      digest,
      size,
      kept: keepReport(reports, now.toISOString()),
    });
  }
  return fresh;
}

function tellOf(
  file: ReadFile,
  rows: ReadonlyMap<string, EvidenceReport>,
  { fresh, told }: { readonly fresh: ReadonlyMap<string, NewReport>; readonly told: Set<string> },
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
  if (!row) throw new Error(`The report ${file.digest} was not kept.`);
  const isRepeated =
    !fresh.has(file.digest) || fresh.get(file.digest)?.id !== row.id || told.has(file.digest);
  told.add(file.digest);
  return { ...describeReport(row), name: file.name, outcome: isRepeated ? "repeated" : outcomeOf(row) };
}
