import "server-only";
import { createHash } from "node:crypto";
import { applyVex } from "@/lib/domain/evidence/apply-vex";
import { readReports } from "@/lib/domain/evidence/read-reports";
import type { Report } from "@/lib/domain/evidence/report";
import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import { shownPath } from "@/lib/domain/scan/given-path";
import { fileLimit, tooLarge } from "@/lib/domain/scan/limits";
import { err, ok, type Result } from "@/lib/domain/result";
import { readZip } from "../scan/read-zip";
import type { Progress } from "../scan/scan-task";
import type { GivenReports, RawFile } from "./given-reports";

/** The content of one file, or why it can't be read. */
export type ReadFile =
  | {
      readonly name: string;
      readonly digest: string;
      readonly size: number;
      readonly reports: readonly [Report, ...Report[]];
      /** Whether a VEX document sent with it excludes results. */
      readonly isLessened?: boolean;
    }
  | { readonly name: string; readonly digest?: string; readonly error: string };

const alone =
  "It excludes no result here. A VEX document applies only to reports in the same .zip or browser upload, even ones sent before.";

/** Each may be a row of its own. */
const mostFiles = 500;

/**
 * Unpacks the upload and reads each file; unreadable ones are named, and the others are read. Applies the VEX
 * documents among them. @returns the error: why nothing can be read, in a sentence
 */
export function readReportFiles(
  given: GivenReports,
  slow: readonly string[] = [],
  onProgress: (progress: Progress) => void = () => undefined,
): Result<readonly ReadFile[], string> {
  const unpacked = given instanceof Uint8Array ? unpack(given) : ok({ files: given, leftOut: [] });
  if (!unpacked.ok) return unpacked;
  const { files, leftOut } = unpacked.value;
  if (files.length === 0 && leftOut.length === 0) return err("This .zip is empty.");
  const read = files.slice(0, mostFiles).map(({ name, bytes }, index): ReadFile => {
    onProgress({ read: index, of: files.length, file: name });
    return slow.includes(name)
      ? { name, error: `${name} takes too long to read.` }
      : readOne({ name, bytes });
  });
  onProgress({ read: files.length, of: files.length });
  const late = files.slice(mostFiles).map(({ name }): ReadFile => ({
    name,
    error: `${name} was not read: at most ${mostFiles} files are read at once.`,
  }));
  return ok([...withVex(read), ...late, ...leftOut]);
}

function unpack(
  bytes: Uint8Array,
): Result<{ readonly files: readonly RawFile[]; readonly leftOut: readonly ReadFile[] }, string> {
  const files: RawFile[] = [];
  const zip = readZip(bytes, {
    isWanted: () => true,
    onBytes: (name, content) => files.push({ name, bytes: content }),
  });
  if (!zip.ok) return zip;
  return ok({
    files,
    leftOut: zip.value.leftOut.map(({ path, why }) => ({ name: path, error: `${path} ${why}.` })),
  });
}

function readOne({ name: given, bytes }: RawFile): ReadFile {
  const name = shownPath(given);
  if (bytes.byteLength > fileLimit) return { name, error: `${name} ${tooLarge}.` };
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const read = readReports({ name, text: decodeText(bytes) });
  if (!read.ok) return { name, digest, error: `${name}: ${read.error.message}` };
  const [first, ...others] = read.value;
  return first
    ? { name, digest, size: bytes.byteLength, reports: [first, ...others] }
    : { name, digest, error: `${name}: This file contains no report.` };
}

function withVex(files: readonly ReadFile[]): readonly ReadFile[] {
  const vex = files.flatMap((file) =>
    "reports" in file ? file.reports.filter(({ notAffected }) => notAffected) : [],
  );
  if (vex.length === 0) return files;
  const lessened = files.map((file): ReadFile => {
    if (!("reports" in file)) return file;
    const [first, ...others] = file.reports;
    const taken = (report: Report) => vex.reduce(applyVex, report);
    const reports = [taken(first), ...others.map(taken)] as const;
    const isLessened = reports.some((report, index) => report !== file.reports[index]);
    return { ...file, reports, ...(isLessened && { isLessened }) };
  });
  if (lessened.some((file) => "reports" in file && file.isLessened === true)) return lessened;
  return lessened.map((file): ReadFile => {
    if (!("reports" in file) || !file.reports.some((report) => vex.includes(report))) return file;
    const [first, ...others] = file.reports;
    return { ...file, reports: [{ ...first, warnings: [...first.warnings, alone] }, ...others] };
  });
}
