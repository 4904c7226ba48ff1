import "server-only";
import { statSync } from "node:fs";
import SqliteConnection from "better-sqlite3";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { ensurePrivateFile } from "../private-files";

/** In milliseconds; a second server takes longer than this to start. */
const lookEvery = 500;

/**
 * Keeps a second process away from an SQLite database, and returns the function that unlocks it. The lock is
 * an exclusive transaction on a file beside the database. The system releases it with the process, however
 * that ends, so none is left behind. If that file is deleted or replaced, the new one is locked.
 */
export function takeProcessLock(file: string): () => void {
  const lockFile = `${file}.lock`;
  let held = lockedFile(file, lockFile);
  let inode = inodeOf(lockFile);
  const looking = setInterval(() => {
    const now = inodeOf(lockFile);
    if (now === inode) return;
    const lost = held;
    try {
      held = lockedFile(file, lockFile);
    } catch (error) {
      // Another process was faster, or the folder is gone: two processes must not write.
      getLog().fatal({
        event: "lock-lost",
        message: "The lock on the database is lost.",
        error: describeError(error),
      });
      process.exit(1);
    }
    inode = inodeOf(lockFile);
    lost.close();
  }, lookEvery).unref();
  return () => {
    clearInterval(looking);
    held.close();
  };
}

/** A new one if the file was replaced; none if it is gone. */
function inodeOf(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

function lockedFile(file: string, lockFile: string): SqliteConnection.Database {
  ensurePrivateFile(lockFile);
  // Long enough for another process to finish its migrations, short enough for a clear refusal.
  const lock = new SqliteConnection(lockFile, { timeout: 1000 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(
      `Another Blueline process uses the database ${file}. Stop it first. To run several servers, set DATABASE_URL to a shared PostgreSQL database.`,
      { cause: error },
    );
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteConnection.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
