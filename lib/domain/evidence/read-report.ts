import { err, ok, type Result } from "../result";
import type { Refusal } from "./formats/format-reader";
import { readReports } from "./read-reports";
import type { Report } from "./report";

/**
 * Reads one scanner report in any format of docs/reference/scanners.md, detected by its content. Never throws.
 * @param file the name is for people only; at most 5 MB of the text are read
 * @returns its content, or one sentence why it can't be read, also for a file with several reports
 */
export function readReport(file: { readonly name: string; readonly text: string }): Result<Report, Refusal> {
  const read = readReports(file);
  if (!read.ok) return read;
  const [report, ...others] = read.value;
  if (!report || others.length > 0)
    return err({ message: `This file holds ${read.value.length} reports, where one was expected.` });
  return ok(report);
}
