import "server-only";
import { readHeads } from "../audit/chain-heads";
import { createDatabase } from "../database/create-database";
import { readConsistently } from "../database/read-consistently";
import { getEnv } from "../env";
import type { Command } from "./command";

export const headsCommand: Command = {
  summary: "Print the newest hash of each chain, to keep elsewhere",
  usage: "",
  help: `Prints, as JSON, the newest hash of the audit log, of every pipeline's log and of its snapshots.
Keep the output out of reach of everyone who can change the database. \`blueline verify --heads FILE\` compares the
database with it, and finds a chain that was truncated or rebuilt from scratch.
Changes nothing. The server may run meanwhile.`,
  options: {},
  takes: [0, 0],
  async run() {
    const database = createDatabase(getEnv().databaseUrl, { readOnly: true });
    try {
      const heads = await readConsistently(database, (reader) => readHeads(reader, new Date()));
      return { code: 0, json: heads, text: JSON.stringify(heads, null, 2) };
    } finally {
      await database.close();
    }
  },
};
