import "server-only";
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";

/**
 * Creates the folder for its owner alone. An existing one keeps its mode, because it may hold other things.
 */
export function ensurePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Creates the file if needed, and makes it private to its owner. */
export function ensurePrivateFile(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}

/** Flushes the folder to disk: after a power cut, a flushed file without its flushed name can't be found. */
export function keepNames(folder: string): void {
  // Windows opens no folder, and flushes names by itself.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
