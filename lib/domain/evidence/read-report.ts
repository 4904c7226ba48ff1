import { err, ok, type Result } from "../result";
import type { Refusal } from "./formats/format-reader";
import { readReports } from "./read-reports";
import type { Report } from "./report";

/**
 * Reads one scanner's report in any of the formats of docs/reference/scanners.md; which it is, is found by what is in it. Throws nothing,
 * whatever the text.
 * @param file its name is for people alone; of its text at most 5 MB are read
 * @returns what it says, or one plain sentence that says why it cannot be read, also where the file holds several reports
 */
export function readReport(file: { readonly name: string; readonly text: string }): Result<Report, Refusal> {
  const read = readReports(file);
  if (!read.ok) return read;
  const [report, ...others] = read.value;
  if (!report || others.length > 0)
    return err({ message: `This file holds ${read.value.length} reports, where one was expected.` });
  return ok(report);
}
