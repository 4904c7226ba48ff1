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
  summary: "Check the hashes of logs, snapshots, the security record and scanner reports",
  usage: "[--heads FILE]",
  help: `Computes the hashes of every pipeline's log, every snapshot and the security record in the database named by
DATABASE_URL again, and names the first altered entry of each (exit status 1).
Scanner reports and runtime data are in no chain: each is compared with its own hash, and a removed one is not missed.
The database alone can't show a chain that was truncated or rebuilt from scratch: --heads compares the chains with the
output of an earlier \`blueline heads\`.
The result lists what is not covered: "whole" says nothing about that.
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
            ? `Whole: ${looked}.${heads ? "" : unseen}\n${notCovered}`
            : `${all.join("\n")}\nNot whole: ${all.length} found in ${looked}. Restore a backup.`,
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
