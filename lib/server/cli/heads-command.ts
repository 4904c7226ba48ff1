import "server-only";
import { readHeads } from "../audit/chain-heads";
import { createDatabase } from "../database/create-database";
import { readConsistently } from "../database/read-consistently";
import { getEnv } from "../env";
import type { Command } from "./command";

export const headsCommand: Command = {
  summary: "Print where the hash chains end, to be kept elsewhere",
  usage: "",
  help: `Prints, as JSON, the newest hash of the security record, of every pipeline's log and of its snapshots.
Keep what it prints where nobody who can change the database can reach it: \`npx blueline verify --heads FILE\` holds the
database against it, and finds what was taken away at the end or made again as a whole.
Changes nothing; the server may go on running.`,
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
