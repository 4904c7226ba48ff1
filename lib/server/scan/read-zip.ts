import "server-only";
import { crc32, inflateRawSync } from "node:zlib";
import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import { err, ok, type Result } from "@/lib/domain/result";
import { pathFault, plainPath, sharedRoot, shownPath } from "@/lib/domain/scan/given-path";
import type { GivenFiles, LeftOut } from "@/lib/domain/scan/left-out";
import {
  archiveLimit,
  fileLimit,
  isWorthReading,
  mostFiles,
  tooLarge,
  tooMany,
  tooMuch,
} from "@/lib/domain/scan/limits";
import type { SourceFile } from "@/lib/domain/scan/source";

/** A file's entry in the directory of an archive. A content that contradicts it ends the reading. */
interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** In bytes, and a count. */
interface ZipLimits {
  readonly file: number;
  readonly inAll: number;
  readonly files: number;
}

/** The limits and filters for an archive. */
interface ZipAsk extends ZipLimits {
  /** Whether a path is of interest; others are skipped silently. */
  readonly isWanted: (path: string) => boolean;
  /** Receives the bytes of each file, before it is read as text. */
  readonly onBytes: (path: string, bytes: Uint8Array) => void;
}

const sizes = { end: 22, directory: 46, local: 30 };
const signatures = { end: 0x06054b50, directory: 0x02014b50, local: 0x04034b50 };
/** The longest comment after the end of an archive. */
const longestComment = 0xffff;
/** A field with this value is stored elsewhere, in the format for archives over 4 GB. */
const saidElsewhere = 0xffffffff;
/** Text compresses to a tenth; a large file that compresses much better is meant to fill the memory. */
const ratioLimit = 100;
const mostEntries = 100_000;
const alwaysAllowed = 1024 * 1024;

const tooNew = "This .zip uses the ZIP64 format, which is not supported. Pack fewer or smaller files.";
const damaged = "The directory of this .zip is damaged.";
const archives = /\.(?:zip|tar|tgz|tar\.[a-z0-9]+|7z|rar)$/i;

/**
 * Reads the pipeline files of a .zip in memory alone: nothing is written, and no name in it is used as a
 * path. The first entry that no tool writes, such as one with a wrong checksum, ends the reading, so that a
 * malicious archive costs no more than one entry. @returns the error: why nothing can be read
 */
export function readZip(
  bytes: Uint8Array,
  {
    file = fileLimit,
    inAll = archiveLimit,
    files: most = mostFiles,
    isWanted = isWorthReading,
    onBytes,
  }: Partial<ZipAsk> = {},
): Result<GivenFiles, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = listEntries(bytes, view);
  if (!found.ok) return found;
  const fraud = findOverlap(found.value, view);
  if (fraud !== undefined) return err(fraud);
  const entries = found.value.filter(({ name }) => !name.endsWith("/"));
  const leftOut: LeftOut[] = [];
  const texts = new Map<string, string>();
  let room = inAll;
  for (const entry of entries) {
    const path = plainPath(entry.name);
    const fault =
      faultOf(entry, isWanted) ??
      (texts.has(path) ? "is in the archive twice; the first one counts" : undefined);
    // A link or an archive is named whatever its extension, because its content is missing from the result.
    if (fault === undefined && !isWanted(path)) continue;
    const why = fault ?? (texts.size >= most ? tooMany : overLimit(entry, { file, inAll: room }));
    if (why !== undefined) {
      leftOut.push({ path: shownPath(entry.name), why });
      continue;
    }
    const read = unpack(entry, bytes, view);
    if (read === undefined) return err(damagedEntry(entry));
    room -= read.byteLength;
    onBytes?.(path, read);
    texts.set(path, decodeText(read));
  }
  const root = sharedRoot(
    entries.filter((entry) => faultOf(entry, isWanted) === undefined).map(({ name }) => plainPath(name)),
  );
  const files: SourceFile[] = [...texts].map(([path, text]) => ({ path: path.slice(root.length), text }));
  return ok({ files, leftOut, ...(root !== "" && { root: root.slice(0, -1) }) });
}

function listEntries(bytes: Uint8Array, view: DataView): Result<readonly Entry[], string> {
  const end = findEnd(view);
  if (end === undefined) return err("This is not a .zip file, or its end is missing.");
  let at = view.getUint32(end + 16, true);
  if (at === saidElsewhere) return err(tooNew);
  const entries: Entry[] = [];
  const decoder = new TextDecoder();
  while (at + sizes.directory <= end && view.getUint32(at, true) === signatures.directory) {
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + sizes.directory + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return err(damaged);
    if (entries.length >= mostEntries) return err("This .zip has more than 100,000 entries.");
    const entry = {
      name: decoder.decode(bytes.subarray(at + sizes.directory, at + sizes.directory + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      isLink: view.getUint32(at + 38, true) >>> 28 === 0o12,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    if ([entry.packed, entry.size, entry.at].includes(saidElsewhere)) return err(tooNew);
    entries.push(entry);
    at = next;
  }
  return entries.length === 0 && end > 0 ? err(damaged) : ok(entries);
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - sizes.end;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === signatures.end) return at;
  return undefined;
}

function faultOf(
  { name, isEncrypted, isLink, method }: Entry,
  isWanted: ZipAsk["isWanted"],
): string | undefined {
  const fault = pathFault(name);
  if (fault !== undefined) return fault;
  if (plainPath(name) === "") return "has no name";
  if (isLink) return "is a link, which is not followed";
  if (archives.test(name)) return "is an archive inside the archive, which is not opened";
  if (!isWanted(name)) return undefined;
  if (isEncrypted) return "is encrypted";
  return method === 0 || method === 8 ? undefined : "uses an unsupported compression";
}

/** Why an entry is not unpacked, by its size in the directory. */
function overLimit(
  { packed, size }: Entry,
  { file, inAll: room }: Omit<ZipLimits, "files">,
): string | undefined {
  const ratio = Math.max(alwaysAllowed, packed * ratioLimit);
  const most = Math.min(file, room, ratio);
  if (size <= most) return undefined;
  if (most === file) return tooLarge;
  return most === room ? tooMuch : `unpacks to more than ${ratioLimit} times its size`;
}

/** No two entries share a byte: if they could, few bytes could be unpacked again and again. */
function findOverlap(entries: readonly Entry[], view: DataView): string | undefined {
  let free = 0;
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    const begin = beginOf(entry, view);
    if (begin === undefined) return damagedEntry(entry);
    if (entry.at < free)
      return `This .zip lists the same bytes twice, the second time as ${shownPath(entry.name)}. No tool writes such a file.`;
    free = begin + entry.packed;
  }
  return undefined;
}

/** The start of an entry's bytes; undefined if they are incomplete. */
function beginOf({ at, packed }: Entry, view: DataView): number | undefined {
  if (at + sizes.local > view.byteLength || view.getUint32(at, true) !== signatures.local) return undefined;
  const begin = at + sizes.local + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return begin + packed > view.byteLength ? undefined : begin;
}

function damagedEntry({ name }: Entry): string {
  return `This .zip is damaged at ${shownPath(name)}. Create it again, or download it again.`;
}

/** @returns undefined if the size or the checksum differs from the directory */
function unpack(entry: Entry, bytes: Uint8Array, view: DataView): Uint8Array | undefined {
  const begin = beginOf(entry, view);
  if (begin === undefined) return undefined;
  const data = bytes.subarray(begin, begin + entry.packed);
  try {
    const unpacked =
      entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(entry.size, 1) });
    return unpacked.byteLength === entry.size && crc32(unpacked) === entry.checksum ? unpacked : undefined;
  } catch {
    return undefined;
  }
}
