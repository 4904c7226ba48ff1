import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { readTombstones } from "../erase/tombstones";
import { verifyReports } from "../evidence/verify-reports";
import { verifyLogs } from "../pipeline/verify-log";
import { verifyRunning } from "../running/verify-running";
import { verifySnapshots } from "../snapshot/verify-snapshots";
import { verifyAudit } from "./verify-audit";

/** All checks of `verify` on one state of the database: the counts, and each fault in words. */
export async function verifyDatabase(reader: DatabaseTransaction) {
  const { tombstones, report: erasures } = await readTombstones(reader);
  const report = {
    log: await verifyLogs(reader, tombstones),
    snapshots: await verifySnapshots(reader, tombstones),
    audit: await verifyAudit(reader, tombstones),
    erasures,
    reports: await verifyReports(reader),
    running: await verifyRunning(reader),
  };
  const { log, snapshots, audit, reports, running } = report;
  const names = await reader.pipeline.findMany({ select: { id: true, name: true } });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const named = (id: string) => `${id} (${nameOf.get(id) ?? "no such pipeline"})`;
  const faults = [
    ...log.broken.map(
      ({ pipelineId, revision, fault }) => `Pipeline ${pipelineId}, revision ${revision}: ${fault}.`,
    ),
    ...snapshots.broken.map(
      ({ pipelineId, number, fault }) => `Pipeline ${named(pipelineId)}, snapshot ${number}: ${fault}.`,
    ),
    ...audit.broken.map(({ number, fault }) => `Audit log, entry ${number}: ${fault}.`),
    ...erasures.broken.map(({ id, fault }) => `Erasure ${id}: ${fault}.`),
    ...reports.broken.map(
      ({ id, pipelineId, fault }) => `Pipeline ${named(pipelineId)}, report ${id}: ${fault}.`,
    ),
    ...running.broken.map(
      ({ id, pipelineId, fault }) => `Pipeline ${named(pipelineId)}, runtime data ${id}: ${fault}.`,
    ),
  ];
  return { report, faults };
}
