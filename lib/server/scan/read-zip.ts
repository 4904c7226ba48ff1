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

/** What the directory of an archive says of a file. An entry that turns out to be something else ends the reading. */
interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  /** 0: as it is, 8: deflated. */
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

/** What is asked of an archive. */
interface ZipAsk extends ZipLimits {
  /** Whether a path is of interest; what is not is passed over in silence. */
  readonly isWanted: (path: string) => boolean;
  /** Is given each file as it is, before it is read as a text. */
  readonly onBytes: (path: string, bytes: Uint8Array) => void;
}

const sizes = { end: 22, directory: 46, local: 30 };
const signatures = { end: 0x06054b50, directory: 0x02014b50, local: 0x04034b50 };
/** The end of an archive may have a comment of so many bytes behind it. */
const longestComment = 0xffff;
/** A field of this value is said elsewhere, in a form for archives of more than 4 GB. */
const saidElsewhere = 0xffffffff;
/** Text packs to a tenth; what packs so much better, and is large, is made to fill a memory. */
const ratioLimit = 100;
const mostEntries = 100_000;
const alwaysAllowed = 1024 * 1024;

const tooNew = "This .zip is in the form for more than 4 GB or 65,535 files, which is not read.";
const damaged = "The directory of this .zip is damaged.";
const archives = /\.(?:zip|tar|tgz|tar\.[a-z0-9]+|7z|rar)$/i;

/**
 * Reads the files of a .zip that can say something of a pipeline, in memory alone: nothing is written anywhere, and no name in it
 * is used as a path. The first entry that no tool writes, such as one with a wrong checksum, ends the reading, so that a made-up
 * archive costs what one entry costs. @returns the error: why nothing of it can be read
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
      (texts.has(path) ? "is in the archive twice; the first is read" : undefined);
    // A link or an archive is named even where its ending says nothing of a pipeline: somebody may miss what is in it.
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
  if (archives.test(name)) return "is an archive in the archive, which is not opened";
  if (!isWanted(name)) return undefined;
  if (isEncrypted) return "is encrypted";
  return method === 0 || method === 8 ? undefined : "is packed in a way that is not read";
}

/** Why an entry is not unpacked, by the size that the directory gives it. */
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

/** Two entries share no byte: else few bytes could be unpacked again and again. */
function findOverlap(entries: readonly Entry[], view: DataView): string | undefined {
  let free = 0;
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    const begin = beginOf(entry, view);
    if (begin === undefined) return damagedEntry(entry);
    if (entry.at < free)
      return `This .zip names the same bytes twice, the second time as ${shownPath(entry.name)}. No tool writes such a file.`;
    free = begin + entry.packed;
  }
  return undefined;
}

/** Where the bytes of an entry begin; undefined if they are not all there. */
function beginOf({ at, packed }: Entry, view: DataView): number | undefined {
  if (at + sizes.local > view.byteLength || view.getUint32(at, true) !== signatures.local) return undefined;
  const begin = at + sizes.local + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return begin + packed > view.byteLength ? undefined : begin;
}

function damagedEntry({ name }: Entry): string {
  return `This .zip is damaged at ${shownPath(name)}. Create it again, or download it again.`;
}

/** @returns undefined if it is not of the size and the checksum that the directory gives it */
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
