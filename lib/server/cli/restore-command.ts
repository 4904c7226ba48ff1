import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";
import { counted } from "@/lib/domain/words/english";
import { DamagedBackupError } from "../backup/read-backup";
import { NotEmptyError, restore } from "../backup/restore";
import { getEnv } from "../env";
import { type Command, MisuseError } from "./command";

export const restoreCommand: Command = {
  summary: "Restore a backup into an empty database",
  usage: "FILE",
  help: `Reads FILE into the database named by DATABASE_URL, which must be empty and is created if it does not exist. Stop the
server first. All or nothing: a file that was altered, or whose log does not verify, is refused (exit status 1). Prints
a link for each admin to set a new password.`,
  options: {},
  takes: [1, 1],
  async run([given = ""]) {
    const file = path.resolve(given);
    if (!existsSync(file)) throw new MisuseError(`File ${file} does not exist.`);
    try {
      const report = await restore(getEnv().databaseUrl, file);
      const links = report.resetLinks.map(({ email, url }) => `  ${email}: ${url}`);
      return {
        code: 0,
        json: report,
        text: [
          `Restored ${report.rows} rows, as of ${report.madeAt}.`,
          "Send each admin their link to set a new password. It works once, within one day:",
          ...links,
          "Members and roles are as in the backup. Members removed since then are back: remove them, and send them no link.",
          ...(report.rulesOff === 0
            ? []
            : [
                `${counted(report.rulesOff, "trust rule is", "trust rules are")} off. An admin turns each one on under Settings, Tokens.`,
              ]),
        ].join("\n"),
      };
    } catch (error) {
      if (error instanceof NotEmptyError) throw new MisuseError(error.message);
      if (error instanceof DamagedBackupError)
        return { code: 1, json: { error: error.message }, text: error.message };
      throw error;
    }
  },
};
