import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import type { LeftOut } from "@/lib/domain/scan/left-out";
import { fileLimit, isWorthReading, mostFiles, tooLarge, tooMany } from "@/lib/domain/scan/limits";
import type { SourceFile } from "@/lib/domain/scan/source";

/** The chosen or dropped files, to be read on the server: a .zip as it is, or the relevant files of a folder. */
export type Given =
  | { readonly archive: File }
  | {
      readonly files: readonly SourceFile[];
      /** Relevant files that are not sent. */
      readonly leftOut: readonly LeftOut[];
    };

interface FoundFile {
  readonly path: string;
  readonly file: File;
}

/** A folder, or single files, of an input. */
export function givenOfInput(list: Iterable<File>): Promise<Given> {
  const found = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return givenOf(found);
}

/** Dropped folders, files or a .zip. Their entries exist only during the event: call it without waiting. */
export async function givenOfDrop(items: Iterable<DataTransferItem>): Promise<Given> {
  const found: FoundFile[] = [];
  const open: { readonly entry: FileSystemEntry; readonly path: string }[] = [];
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    const file = entry ? null : item.getAsFile();
    if (entry) open.push({ entry, path: entry.name });
    else if (file) found.push({ path: file.name, file });
  }
  for (let next = open.pop(); next !== undefined && found.length <= mostFiles; next = open.pop()) {
    const { entry, path } = next;
    if (isDirectory(entry)) {
      if (!isWorthReading(`${path}/`)) continue;
      for (const child of await entriesIn(entry)) open.push({ entry: child, path: `${path}/${child.name}` });
    } else if (isFile(entry) && (isWorthReading(path) || isZip(path)))
      found.push({ path, file: await fileOf(entry) });
  }
  return givenOf(found);
}

async function givenOf(found: readonly FoundFile[]): Promise<Given> {
  const [first, ...others] = found;
  if (first && others.length === 0 && isZip(first.path)) return { archive: first.file };
  const files: SourceFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const { path, file } of found.filter((one) => isWorthReading(one.path))) {
    if (files.length >= mostFiles) leftOut.push({ path, why: tooMany });
    else if (file.size > fileLimit) leftOut.push({ path, why: tooLarge });
    else files.push({ path, text: decodeText(new Uint8Array(await file.arrayBuffer())) });
  }
  return { files, leftOut };
}

function isZip(path: string): boolean {
  return /\.zip$/i.test(path);
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A browser returns a few at a time, and none at the end. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
