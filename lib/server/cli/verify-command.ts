import "server-only";
import { readFile } from "node:fs/promises";
import { type Heads, headsSchema, holdAgainst } from "../audit/chain-heads";
import { listNotCovered, notCoveredLines } from "../audit/coverage";
import { verifyDatabase } from "../audit/verify-database";
import { createDatabase } from "../database/create-database";
import { readConsistently } from "../database/read-consistently";
import { getEnv } from "../env";
import { type Command, MisuseError } from "./command";
import { counted } from "@/lib/domain/words/english";

export const verifyCommand: Command = {
  summary: "Check the hashes of logs, snapshots, the audit log and scanner reports",
  usage: "[--heads FILE]",
  help: `Recomputes the hashes of every pipeline's log, every snapshot and the audit log in the database named by DATABASE_URL,
and names the first altered entry of each (exit status 1).
Scanner reports and runtime data are in no chain: each is compared with its own hash, and a deleted one is not noticed.
The database alone can't show a chain that was truncated or rebuilt from scratch: --heads compares the chains with the
output of an earlier \`blueline heads\`.
The result lists the data that is not covered: "No problems" does not include it.
Changes nothing. The server may run meanwhile.
  --heads FILE  the output of \`blueline heads\``,
  options: { heads: { type: "string" } },
  takes: [0, 0],
  async run(_args, { heads: file }) {
    const heads = typeof file === "string" ? await readHeadsFile(file) : undefined;
    const database = createDatabase(getEnv().databaseUrl, { readOnly: true });
    try {
      const { report, faults, anchored } = await readConsistently(database, async (reader) => ({
        ...(await verifyDatabase(reader)),
        anchored: heads ? await holdAgainst(reader, heads) : [],
      }));
      const { log, snapshots, audit, erasures, reports, running } = report;
      const all = [...faults, ...anchored];
      const looked = [
        counted(log.pipelines, "pipeline"),
        counted(log.operations, "operation"),
        `${counted(snapshots.snapshots, "snapshot")}${snapshots.thinned > 0 ? ` (${snapshots.thinned} without content, pruned by the retention rule)` : ""}`,
        counted(audit.entries, "audit log entry", "audit log entries"),
        ...(erasures.erasures > 0 ? [counted(erasures.erasures, "erasure")] : []),
        ...(reports.reports > 0
          ? [
              `${counted(reports.reports, "report")}${reports.unsealed > 0 ? ` (${reports.unsealed} can't be checked: they predate report hashes)` : ""}`,
            ]
          : []),
        ...(running.observations > 0 ? [counted(running.observations, "observation")] : []),
      ].join(", ");
      const unseen =
        "\nThis check can't show whether the newest entries of a chain were lost. Use --heads with an earlier output of `blueline heads`.";
      const notCovered = ["Not covered by this check:", ...notCoveredLines()].join("\n");
      return {
        code: all.length === 0 ? 0 : 1,
        json: {
          whole: all.length === 0,
          ...report,
          notCovered: listNotCovered(),
          ...(heads ? { anchored } : {}),
        },
        text:
          all.length === 0
            ? `No problems in ${looked}.${heads ? "" : unseen}\n${notCovered}`
            : `${all.join("\n")}\nVerification failed: ${counted(all.length, "problem")} in ${looked}. Restore a backup.`,
      };
    } finally {
      await database.close();
    }
  },
};

/** @throws MisuseError if the file is no output of `heads` */
async function readHeadsFile(file: string): Promise<Heads> {
  try {
    return headsSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new MisuseError(`${file} is not an output of \`blueline heads\`.`);
  }
}
