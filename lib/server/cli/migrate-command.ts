import "server-only";
import { migrate } from "../database/migrate";
import { getEnv } from "../env";
import type { Command } from "./command";

export const migrateCommand: Command = {
  summary: "Migrate the database to this version",
  usage: "",
  help: `Applies the migrations of this version to the database named by DATABASE_URL, and creates an SQLite file that does not
exist. The server does the same at its start. A database that a newer version has used is refused.`,
  options: {},
  takes: [0, 0],
  async run() {
    const applied = await migrate(getEnv().databaseUrl);
    return {
      code: 0,
      json: { applied },
      text: applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`,
    };
  },
};
