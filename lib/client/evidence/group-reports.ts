import { fileLimit, uploadLimit } from "@/lib/domain/scan/limits";

interface Sized {
  readonly name: string;
  readonly size: number;
}

export interface ReportGroups<One extends Sized> {
  /** One upload: reports that belong together, or one archive. */
  readonly groups: readonly (readonly One[])[];
  readonly tooLarge: readonly { readonly file: One; readonly text: string }[];
}

/** The server's limit of files in one archive. */
const mostFiles = 500;
/** In bytes: the archive's record of a file beside its content, with the longest file name of a disk. */
const perFile = 1_200;
/** The server names these, and opens none inside another. */
const archive = /\.(?:zip|tar|tgz|tar\.[a-z0-9]+|7z|rar)$/i;

/** Groups of chosen files to upload together: a VEX document applies to the reports beside it. */
export function groupReports<One extends Sized>(files: readonly One[]): ReportGroups<One> {
  const groups: One[][] = [];
  const alone: One[][] = [];
  const tooLarge: { file: One; text: string }[] = [];
  let room = 0;
  for (const file of files) {
    const isArchive = archive.test(file.name);
    const limit = isArchive ? uploadLimit : fileLimit;
    if (file.size > limit) {
      tooLarge.push({ file, text: `The file is larger than the limit of ${limit / 1024 / 1024} MB.` });
      continue;
    }
    if (isArchive) {
      alone.push([file]);
      continue;
    }
    const needed = file.size + perFile;
    const last = groups.at(-1);
    if (last && needed <= room && last.length < mostFiles) last.push(file);
    else {
      groups.push([file]);
      room = uploadLimit;
    }
    room -= needed;
  }
  return { groups: [...groups, ...alone], tooLarge };
}
