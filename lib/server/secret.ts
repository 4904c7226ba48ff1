import "server-only";
import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Env, getEnv } from "./env";
import { ensurePrivateFolder, keepNames } from "./private-files";
import { oncePerProcess } from "./process";

/** The key that signs sessions: BLUELINE_SECRET, or one generated once and stored in the data folder. */
export function getSecret(): string {
  return oncePerProcess("secret", () => readOrMakeSecret(getEnv()));
}

export function readOrMakeSecret(env: Pick<Env, "secret" | "dataFolder">): string {
  if (env.secret !== undefined) return env.secret;
  ensurePrivateFolder(env.dataFolder);
  const file = path.join(env.dataFolder, "secret");
  return readSecret(file) ?? makeSecret(file);
}

function readSecret(file: string): string | undefined {
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    if (isErrorWithCode(error, "ENOENT")) return undefined;
    throw error;
  }
  throw new Error(
    `The secret in ${file} is too short. Restore it, or delete the file: everyone must then sign in again.`,
  );
}

function makeSecret(file: string): string {
  const draft = `${file}.${process.pid}`;
  // On the disk before its first use: after a power cut, a lost secret would make signed or encrypted data
  // unreadable.
  const options = { mode: 0o600, flag: "wx", flush: true } as const;
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, options);
  try {
    // Linked complete under its name, so that two processes that start at once agree on one.
    linkSync(draft, file);
  } catch (error) {
    if (!isErrorWithCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
  keepNames(path.dirname(file));
  return readFileSync(file, "utf8").trim();
}

function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
