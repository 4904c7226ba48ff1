import "server-only";
import { createDatabase } from "../database/create-database";
import { readConsistently } from "../database/read-consistently";
import { getEnv } from "../env";
import { verifyLogs } from "../pipeline/verify-log";
import { verifySnapshots } from "../snapshot/verify-snapshots";
import type { Command } from "./command";
import { counted } from "@/lib/domain/words/english";

export const verifyCommand: Command = {
  summary: "Check the hash chains of the log and of the snapshots",
  usage: "",
  help: `Walks every pipeline's log and every snapshot in the database named by DATABASE_URL, computes their
hashes again, and names the first entry of each that is not what was written (exit code 1).
Changes nothing; the server may go on running.`,
  options: {},
  takes: [0, 0],
  async run() {
    const database = createDatabase(getEnv().databaseUrl, { readOnly: true });
    try {
      const { log, snapshots } = await readConsistently(database, async (reader) => ({
        log: await verifyLogs(reader),
        snapshots: await verifySnapshots(reader),
      }));
      const faults = [
        ...log.broken.map(
          ({ pipelineId, revision, fault }) => `Pipeline ${pipelineId}, revision ${revision}: ${fault}.`,
        ),
        ...snapshots.broken.map(
          ({ pipelineId, number, fault }) => `Pipeline ${pipelineId}, snapshot ${number}: ${fault}.`,
        ),
      ];
      const looked = [
        counted(log.pipelines, "pipeline"),
        counted(log.operations, "operation"),
        counted(snapshots.snapshots, "snapshot"),
      ].join(", ");
      return {
        code: faults.length === 0 ? 0 : 1,
        json: { whole: faults.length === 0, log, snapshots },
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
