import "server-only";
import { readFile } from "node:fs/promises";
import { type Heads, headsSchema, holdAgainst } from "../audit/chain-heads";
import { verifyAudit } from "../audit/verify-audit";
import { createDatabase } from "../database/create-database";
import { readConsistently } from "../database/read-consistently";
import { getEnv } from "../env";
import { verifyLogs } from "../pipeline/verify-log";
import { verifySnapshots } from "../snapshot/verify-snapshots";
import { readTombstones } from "../erase/tombstones";
import { type Command, MisuseError } from "./command";
import { counted } from "@/lib/domain/words/english";

export const verifyCommand: Command = {
  summary: "Check the hash chains of the log, the snapshots and the security record",
  usage: "[--heads FILE]",
  help: `Walks every pipeline's log, every snapshot and the security record in the database named by DATABASE_URL,
computes their hashes again, and names the first entry of each that is not what was written (exit code 1).
With --heads, also holds them against what \`npx blueline heads\` printed earlier.
Changes nothing; the server may go on running.`,
  options: { heads: { type: "string" } },
  takes: [0, 0],
  async run(_args, { heads: file }) {
    const heads = typeof file === "string" ? await readHeadsFile(file) : undefined;
    const database = createDatabase(getEnv().databaseUrl, { readOnly: true });
    try {
      const { log, snapshots, audit, erasures, anchored } = await readConsistently(
        database,
        async (reader) => {
          const { tombstones, report } = await readTombstones(reader);
          return {
            log: await verifyLogs(reader, tombstones),
            snapshots: await verifySnapshots(reader, tombstones),
            audit: await verifyAudit(reader, tombstones),
            erasures: report,
            anchored: heads ? await holdAgainst(reader, heads) : [],
          };
        },
      );
      const faults = [
        ...log.broken.map(
          ({ pipelineId, revision, fault }) => `Pipeline ${pipelineId}, revision ${revision}: ${fault}.`,
        ),
        ...snapshots.broken.map(
          ({ pipelineId, number, fault }) => `Pipeline ${pipelineId}, snapshot ${number}: ${fault}.`,
        ),
        ...audit.broken.map(({ number, fault }) => `Security record, entry ${number}: ${fault}.`),
        ...erasures.broken.map(({ id, fault }) => `Erasure ${id}: ${fault}.`),
        ...anchored,
      ];
      const looked = [
        counted(log.pipelines, "pipeline"),
        counted(log.operations, "operation"),
        counted(snapshots.snapshots, "snapshot"),
        counted(audit.entries, "security entry", "security entries"),
        ...(erasures.erasures > 0 ? [counted(erasures.erasures, "erasure")] : []),
      ].join(", ");
      return {
        code: faults.length === 0 ? 0 : 1,
        json: { whole: faults.length === 0, log, snapshots, audit, erasures, ...(heads ? { anchored } : {}) },
        text:
          faults.length === 0
            ? `Whole: ${looked}.`
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
    throw new MisuseError(`${file} is not a file that \`npx blueline heads\` printed.`);
  }
}
