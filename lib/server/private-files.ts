import "server-only";
import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";

/** Makes the folder for its owner alone. One that exists keeps its mode: it may hold other things. */
export function ensurePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Makes the file if need be, and takes it away from everyone but its owner. */
export function ensurePrivateFile(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}
