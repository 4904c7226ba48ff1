import "server-only";
import { readFileSync } from "node:fs";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { parseDocument } from "@/lib/domain/pipeline/parse-document";
import { MisuseError } from "./command";

/**
 * A pipeline document from a file, or from standard input if the file is -. @throws MisuseError with the
 * fault and its place
 */
export function readDocument(file: string): PipelineDocument {
  const parsed = parseDocument(parseJson(readText(file), file));
  if (!parsed.ok)
    throw new MisuseError(
      parsed.error.map(({ path, message }) => `${path === "" ? file : path}: ${message}`).join("\n"),
    );
  return parsed.value;
}

function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    throw new MisuseError(`File ${file} can't be read.`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MisuseError(`The file ${file} is not JSON.`);
  }
}
