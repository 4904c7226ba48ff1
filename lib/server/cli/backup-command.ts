import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";
import { backup } from "../backup/backup";
import { recordBackup } from "../backup/record-backup";
import { dayOf } from "../clock";
import { getEnv } from "../env";
import { type Command, MisuseError } from "./command";

export const backupCommand: Command = {
  summary: "Back up the database to one file, without sessions and secrets",
  usage: "[FILE]",
  help: `Writes the database named by DATABASE_URL to FILE, as of one moment. The server may run meanwhile.
Without FILE: blueline-<day>.backup.gz in this folder. An existing file is never overwritten.
Sessions, passwords and the secrets of links are left out: after a restore, members set a new password by a link, and
shared links are revoked. The audit log records the backup.`,
  options: {},
  takes: [0, 1],
  async run([given]) {
    const file = path.resolve(given ?? `blueline-${dayOf(new Date())}.backup.gz`);
    if (existsSync(file)) throw new MisuseError(`The file ${file} exists. Name another one.`);
    if (!existsSync(path.dirname(file)))
      throw new MisuseError(`The folder ${path.dirname(file)} does not exist.`);
    const { databaseUrl } = getEnv();
    const report = await backup(databaseUrl, file);
    const recorded = await recordBackup(databaseUrl, report);
    const lines = [
      `Wrote ${report.rows} rows to ${report.file}`,
      `SHA-256 of its content: ${report.sha256}`,
      ...(recorded ? [] : ["The audit log could not be written, so it does not record this backup."]),
    ];
    return { code: 0, json: { ...report, recorded }, text: lines.join("\n") };
  },
};
