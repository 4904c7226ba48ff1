import { err } from "../result";
import { readBlueline } from "./blueline/read-blueline";
import { readDrawio } from "./drawio/read-drawio";
import type { ImportResult } from "./imported";
import { readOtm } from "./otm/read-otm";
import { readJson, readYaml } from "./read-text";
import { readThreatDragon } from "./threat-dragon/read-threat-dragon";
import { readTmBom } from "./tm-bom/read-tm-bom";

/** In characters. Blueline JSON is read fastest, so it may be as large as the API allows. */
const [mostOfOurs, most] = [32 * 1024 * 1024, 20 * 1024 * 1024];
const formats =
  "Supported: Blueline JSON and YAML, OWASP Threat Dragon 2, Open Threat Model 0.2.0, TM-BOM 1.0, and draw.io files from Blueline";

/** YAML is read a hundred times slower than JSON. */
const mostOfYaml = 5 * 1024 * 1024;

/**
 * Reads a file of any supported format, detected by its content. Never throws.
 * @returns a document and the parts that it could not carry; or at most 20 faults, each with its place in the file
 */
export function readModel(file: string): ImportResult {
  const text = file.startsWith("\uFEFF") ? file.slice(1) : file;
  if (text.length > mostOfOurs) return tooLarge(mostOfOurs);
  // Pictures and archives have a NUL in their first bytes; no text format may.
  if (text.slice(0, 4096).includes("\0"))
    return err([{ path: "", message: `this is not a text file, but a picture or an archive. ${formats}` }]);
  const start = /\S/.exec(text)?.[0];
  if (start === undefined) return err([{ path: "", message: "the file is empty" }]);
  if (start === "<") return text.length > most ? tooLarge(most) : readDrawio(text);
  if (start === "{" || start === "[") {
    const read = readJson(text);
    // YAML can begin like this too.
    if (read.ok)
      return text.length > most && !isOurs(read.value) ? tooLarge(most) : byContent("json", read.value);
    if (start === "{" || text.length > mostOfYaml) return read;
  }
  if (text.length > mostOfYaml) return tooLarge(mostOfYaml);
  const read = readYaml(text);
  return read.ok ? byContent("yaml", read.value) : read;
}

function byContent(syntax: "json" | "yaml", value: unknown): ImportResult {
  if (isOurs(value)) return readBlueline(syntax, value);
  if (has(value, "otmVersion")) return readOtm(value);
  if (has(value, "summary") && has(value, "detail")) return readThreatDragon(value);
  if (has(value, "scope") && has(value, "trust_zones")) return readTmBom(value);
  return err([
    {
      path: "",
      message: `this is not a supported format. ${formats}`,
    },
  ]);
}

const has = (value: unknown, key: string) =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key);

function isOurs(value: unknown): boolean {
  return has(value, "schema") && has(value, "nodes");
}

function tooLarge(limit: number): ImportResult {
  return err([{ path: "", message: `the file is larger than ${limit / 1024 / 1024} MB` }]);
}
