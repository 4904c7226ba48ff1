import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { type BackupHeader, headerSchema, trailerSchema } from "./backup-format";

/** The file is not a backup, or was altered. */
export class DamagedBackupError extends Error {
  constructor(fault: string, cause?: unknown) {
    super(`This file cannot be restored: ${fault}.`, { cause });
    this.name = "DamagedBackupError";
  }
}

/** Reads the whole file once before it is used. @returns its header; throws if any byte was altered. */
export async function checkBackup(file: string): Promise<BackupHeader> {
  const hash = createHash("sha256");
  let header: BackupHeader | undefined;
  let last: string | undefined;
  let lines = 0;
  for await (const line of linesOf(file)) {
    if (last !== undefined) hash.update(`${last}\n`);
    header ??= parseHeader(line);
    last = line;
    lines += 1;
  }
  const trailer = trailerSchema.safeParse(parseJson(last ?? ""));
  if (header === undefined || !trailer.success)
    throw new DamagedBackupError("it is truncated, or not a backup");
  if (trailer.data.sha256 !== hash.digest("hex") || trailer.data.rows !== lines - 2)
    throw new DamagedBackupError("it was altered after it was created");
  return header;
}

/** The lines between the header and the hash. */
export async function* rowLinesOf(file: string): AsyncGenerator<string> {
  let before: string | undefined;
  let isHeader = true;
  for await (const line of linesOf(file)) {
    if (before !== undefined) yield before;
    if (!isHeader) before = line;
    isHeader = false;
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = createGunzip();
  source.on("error", (error) => text.destroy(error));
  source.pipe(text);
  text.setEncoding("utf8");
  try {
    yield* splitLines(text);
  } catch (error) {
    // Errors of the disk are passed on; errors of unpacking concern the file.
    if (error instanceof Error && "syscall" in error) throw error;
    throw new DamagedBackupError("it is damaged, or not a backup", error);
  }
}

/** Splits at line feeds only: JSON escapes them, and people's texts may hold Unicode line ends. */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  // A line may be long and arrive in many chunks.
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const [end = "", ...starts] = chunk.split("\n");
    parts.push(end);
    for (const start of starts) {
      yield parts.join("");
      parts = [start];
    }
  }
  const last = parts.join("");
  if (last !== "") yield last;
}

function parseHeader(line: string): BackupHeader {
  const header = headerSchema.safeParse(parseJson(line));
  if (!header.success) throw new DamagedBackupError("its backup format is unknown");
  return header.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
