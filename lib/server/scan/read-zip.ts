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

/** What the directory of an archive says of a file: nothing of it is believed but where the bytes begin. */
interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  /** 0: as it is, 8: deflated. */
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
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
/** A directory may name the same bytes again and again. */
const mostEntries = 100_000;
const alwaysAllowed = 1024 * 1024;

const damaged = "The directory of this .zip is damaged.";
const archives = /\.(?:zip|tar|tgz|tar\.[a-z0-9]+|7z|rar)$/i;

/**
 * Reads the files of a .zip that can say something of a pipeline, in memory alone: nothing is written anywhere, and no name in it
 * is used as a path. What an entry unpacks to is counted while it does. @returns the error: why nothing of it can be read
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
    const read =
      fault !== undefined
        ? err(fault)
        : texts.size >= most
          ? err(tooMany)
          : unpack(entry, bytes, view, { file, inAll: room });
    if (!read.ok) {
      leftOut.push({ path: shownPath(entry.name), why: read.error });
      continue;
    }
    room -= read.value.byteLength;
    onBytes?.(path, read.value);
    texts.set(path, decodeText(read.value));
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
  if (at === saidElsewhere)
    return err("This .zip is in the form for more than 4 GB or 65,535 files, which is not read.");
  const entries: Entry[] = [];
  while (at + sizes.directory <= end && view.getUint32(at, true) === signatures.directory) {
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + sizes.directory + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return err(damaged);
    if (entries.length >= mostEntries) return err("This .zip has more than 100,000 entries.");
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + sizes.directory, at + sizes.directory + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      isLink: view.getUint32(at + 38, true) >>> 28 === 0o12,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
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

function unpack(
  { packed, at, method, checksum }: Entry,
  bytes: Uint8Array,
  view: DataView,
  { file, inAll: room }: Omit<ZipLimits, "files">,
): Result<Uint8Array, string> {
  if (at + sizes.local > bytes.byteLength || view.getUint32(at, true) !== signatures.local)
    return err("is damaged");
  const begin = at + sizes.local + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (begin + packed > bytes.byteLength) return err("is damaged");
  const data = bytes.subarray(begin, begin + packed);
  const ratio = Math.max(alwaysAllowed, packed * ratioLimit);
  const most = Math.min(file, room, ratio);
  const overLimit = () =>
    err(
      most === file
        ? tooLarge
        : most === room
          ? tooMuch
          : `unpacks to more than ${ratioLimit} times its size`,
    );
  if (method === 0 && packed > most) return overLimit();
  try {
    const unpacked = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(most, 1) });
    return crc32(unpacked) === checksum ? ok(unpacked) : err("is damaged");
  } catch (error) {
    return error instanceof RangeError ? overLimit() : err("is damaged");
  }
}
