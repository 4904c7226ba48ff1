import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { sortedRecord } from "./sorted-record";

/**
 * The document, `blueline/pipeline/1`, a record a line: a change of one record is a change of one line in git, and the
 * largest is hardly larger than without any line ends.
 */
export function writeJson(pipeline: Pipeline): string {
  const fields = Object.entries(documentFromPipeline(pipeline)).map(
    ([key, value]) =>
      `${JSON.stringify(key)}: ${Array.isArray(value) ? linesOf(value) : JSON.stringify(value)}`,
  );
  return `{\n${fields.join(",\n")}\n}\n`;
}

function linesOf(records: readonly unknown[]): string {
  if (records.length === 0) return "[]";
  return `[\n${records.map((record) => JSON.stringify(sortedRecord(record))).join(",\n")}\n]`;
}
