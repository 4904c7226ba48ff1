import "server-only";
import { readFile } from "node:fs/promises";
import { type Heads, headsSchema, holdAgainst } from "../audit/chain-heads";
import { verifyAudit } from "../audit/verify-audit";
import { createDatabase } from "../database/create-database";
import { readConsistently } from "../database/read-consistently";
import { getEnv } from "../env";
import { verifyLogs } from "../pipeline/verify-log";
import { verifySnapshots } from "../snapshot/verify-snapshots";
import { verifyRunning } from "../running/verify-running";
import { verifyReports } from "../evidence/verify-reports";
import { readTombstones } from "../erase/tombstones";
import { type Command, MisuseError } from "./command";
import { counted } from "@/lib/domain/words/english";

export const verifyCommand: Command = {
  summary: "Check the hashes of logs, snapshots, the security record and scanner reports",
  usage: "[--heads FILE]",
  help: `Computes the hashes of every pipeline's log, every snapshot and the security record in the database named by
DATABASE_URL again, and names the first altered entry of each (exit status 1).
Scanner reports and runtime data are in no chain: each is compared with its own hash, and a removed one is not missed.
The database alone can't show a chain that was truncated or rebuilt from scratch: --heads compares the chains with the
output of an earlier \`blueline heads\`.
Changes nothing. The server may run meanwhile.
  --heads FILE  the output of \`blueline heads\``,
  options: { heads: { type: "string" } },
  takes: [0, 0],
  async run(_args, { heads: file }) {
    const heads = typeof file === "string" ? await readHeadsFile(file) : undefined;
    const database = createDatabase(getEnv().databaseUrl, { readOnly: true });
    try {
      const { log, snapshots, audit, erasures, reports, running, anchored, names } = await readConsistently(
        database,
        async (reader) => {
          const { tombstones, report } = await readTombstones(reader);
          return {
            log: await verifyLogs(reader, tombstones),
            snapshots: await verifySnapshots(reader, tombstones),
            audit: await verifyAudit(reader, tombstones),
            erasures: report,
            reports: await verifyReports(reader),
            running: await verifyRunning(reader),
            anchored: heads ? await holdAgainst(reader, heads) : [],
            names: await reader.pipeline.findMany({ select: { id: true, name: true } }),
          };
        },
      );
      const nameOf = new Map(names.map(({ id, name }) => [id, name]));
      const named = (id: string) => `${id} (${nameOf.get(id) ?? "no such pipeline"})`;
      const faults = [
        ...log.broken.map(
          ({ pipelineId, revision, fault }) => `Pipeline ${pipelineId}, revision ${revision}: ${fault}.`,
        ),
        ...snapshots.broken.map(
          ({ pipelineId, number, fault }) => `Pipeline ${named(pipelineId)}, snapshot ${number}: ${fault}.`,
        ),
        ...audit.broken.map(({ number, fault }) => `Security record, entry ${number}: ${fault}.`),
        ...erasures.broken.map(({ id, fault }) => `Erasure ${id}: ${fault}.`),
        ...reports.broken.map(
          ({ id, pipelineId, fault }) => `Pipeline ${named(pipelineId)}, report ${id}: ${fault}.`,
        ),
        ...running.broken.map(
          ({ id, pipelineId, fault }) => `Pipeline ${named(pipelineId)}, what runs ${id}: ${fault}.`,
        ),
        ...anchored,
      ];
      const looked = [
        counted(log.pipelines, "pipeline"),
        counted(log.operations, "operation"),
        `${counted(snapshots.snapshots, "snapshot")}${snapshots.thinned > 0 ? ` (${snapshots.thinned} without content, thinned by the retention rule)` : ""}`,
        counted(audit.entries, "security entry", "security entries"),
        ...(erasures.erasures > 0 ? [counted(erasures.erasures, "erasure")] : []),
        ...(reports.reports > 0
          ? [
              `${counted(reports.reports, "report")}${reports.unsealed > 0 ? ` (${reports.unsealed} of before reports had a hash, which cannot be checked)` : ""}`,
            ]
          : []),
        ...(running.observations > 0 ? [counted(running.observations, "observation")] : []),
      ].join(", ");
      const unseen =
        "\nWhether the newest of a chain was lost can't be seen here: --heads holds the chains against what `blueline heads` printed.";
      return {
        code: faults.length === 0 ? 0 : 1,
        json: {
          whole: faults.length === 0,
          log,
          snapshots,
          audit,
          erasures,
          reports,
          running,
          ...(heads ? { anchored } : {}),
        },
        text:
          faults.length === 0
            ? `Whole: ${looked}.${heads ? "" : unseen}`
            : `${faults.join("\n")}\nNot whole: ${faults.length} found in ${looked}. Restore a backup.`,
      };
    } finally {
      await database.close();
    }
  },
};

/** @throws MisuseError where the file is not what `heads` prints */
async function readHeadsFile(file: string): Promise<Heads> {
  try {
    return headsSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new MisuseError(`${file} is not a file that \`blueline heads\` printed.`);
  }
}
