import "server-only";
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";

/** Makes the folder for its owner alone. One that exists keeps its mode: it may hold other things. */
export function ensurePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Makes the file if need be, and takes it away from everyone but its owner. */
export function ensurePrivateFile(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}

/** Has the disk keep the names that a folder has now: a file that is on the disk is not found after a power cut without its own. */
export function keepNames(folder: string): void {
  // Windows opens no folder, and keeps names by itself.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
