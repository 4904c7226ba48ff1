import "server-only";
import { showTurns } from "@/lib/domain/pipeline/texts";
import { ok, type Result } from "@/lib/domain/result";
import { acceptFiles } from "@/lib/domain/scan/accept-files";
import type { GivenFiles } from "@/lib/domain/scan/left-out";
import { type Scan, scanFiles } from "@/lib/domain/scan/scan";
import { type ScanAnswer, scanAnswer } from "@/lib/domain/scan/scan-answer";
import { readZip } from "./read-zip";
import type { Progress, ReadingTask, ScanTask } from "./scan-task";

/** Unpacks and reads an upload. @returns the error: why nothing can be read, in a sentence */
export function readTask(
  { given, slow, ...about }: ReadingTask<ScanTask>,
  onProgress: (progress: Progress) => void,
): Result<ScanAnswer, string> {
  const unpacked: Result<GivenFiles, string> =
    given instanceof Uint8Array ? readZip(given) : ok(acceptFiles(given));
  if (!unpacked.ok) return unpacked;
  const files = unpacked.value.files.filter(({ path }) => !slow.includes(showTurns(path)));
  const leftOut = [
    ...unpacked.value.leftOut,
    ...slow.map((path) => ({ path, why: "takes too long to read" })),
  ];
  return ok(scanAnswer(scanGiven({ ...unpacked.value, files }, about, onProgress), leftOut));
}

/** Reads unpacked files, and reports each file before it is read. */
export function scanGiven(
  { files, root }: GivenFiles,
  { name = root ?? "From files", day, answers }: Omit<ScanTask, "given">,
  onProgress: (progress: Progress) => void = () => undefined,
): Scan {
  // In reading order.
  const paths = files.map(({ path }) => path).toSorted((a, b) => (a < b ? -1 : 1));
  const tell = (read: number) => {
    const file = paths[read];
    onProgress({ read, of: paths.length, ...(file !== undefined && { file }) });
  };
  tell(0);
  return scanFiles(files, { name, day, answers, onFile: tell });
}
