import "server-only";
import SqliteConnection from "better-sqlite3";
import { ensurePrivateFile } from "../private-files";

/**
 * Keeps a second process away from an SQLite database, and returns what lets go. The lock is an exclusive transaction on
 * a file beside the database: the system drops it with the process however that ends, so none is ever left behind.
 */
export function takeProcessLock(file: string): () => void {
  const lockFile = `${file}.lock`;
  ensurePrivateFile(lockFile);
  // Long enough for another process to finish its migrations, short enough for a clear refusal.
  const lock = new SqliteConnection(lockFile, { timeout: 1000 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(
      `The database ${file} is in use by another Blueline process. Stop that one first, or let several servers share a PostgreSQL database through DATABASE_URL.`,
      { cause: error },
    );
  }
  return () => lock.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteConnection.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
