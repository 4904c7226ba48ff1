import { fileLimit, uploadLimit } from "@/lib/domain/scan/limits";

interface Sized {
  readonly name: string;
  readonly size: number;
}

export interface ReportGroups<One extends Sized> {
  /** What is sent at once: reports that came together, or one archive. */
  readonly groups: readonly (readonly One[])[];
  readonly tooLarge: readonly { readonly file: One; readonly text: string }[];
}

/** As many as the server reads of one archive. */
const mostFiles = 500;
/** In bytes: what an archive says of a file beside it, with the longest name that a disk takes. */
const perFile = 1_200;
/** The server names these, and opens none that is in another. */
const archive = /\.(?:zip|tar|tgz|tar\.[a-z0-9]+|7z|rar)$/i;

/** What of files that were chosen together is sent together: a VEX document counts for the reports that are beside it. */
export function groupReports<One extends Sized>(files: readonly One[]): ReportGroups<One> {
  const groups: One[][] = [];
  const alone: One[][] = [];
  const tooLarge: { file: One; text: string }[] = [];
  let room = 0;
  for (const file of files) {
    const isArchive = archive.test(file.name);
    const limit = isArchive ? uploadLimit : fileLimit;
    if (file.size > limit) {
      tooLarge.push({ file, text: `It is larger than the ${limit / 1024 / 1024} MB that are read.` });
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
