import "server-only";
import path from "node:path";
import { ensurePrivateFile, ensurePrivateFolder } from "../private-files";

/**
 * For every connection. In WAL mode better-sqlite3 would default to `synchronous=NORMAL`, which loses commits
 * on power loss; without `recursive_triggers`, INSERT OR REPLACE would bypass the triggers that keep the log
 * append-only.
 */
export const sqlitePragmas = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = ON;
`;

export function isSqliteUrl(url: string): boolean {
  return url.startsWith("file:");
}

/** The file of a `file:` address, relative to the working folder. */
export function sqliteFileOf(url: string): string {
  return path.resolve(url.slice("file:".length));
}

/**
 * Creates the folder and the file for their owner alone; SQLite gives its side files the mode of the
 * database.
 */
export function ensureSqliteFile(file: string): void {
  ensurePrivateFolder(path.dirname(file));
  ensurePrivateFile(file);
}
