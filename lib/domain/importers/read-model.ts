import { err } from "../result";
import { readBlueline } from "./blueline/read-blueline";
import { readDrawio } from "./drawio/read-drawio";
import type { ImportResult } from "./imported";
import { readOtm } from "./otm/read-otm";
import { readJson, readYaml } from "./read-text";
import { readThreatDragon } from "./threat-dragon/read-threat-dragon";
import { readTmBom } from "./tm-bom/read-tm-bom";

/** In characters. Our own JSON, which is read many times faster than all else, may be as large as the API takes it. */
const [mostOfOurs, most] = [32 * 1024 * 1024, 20 * 1024 * 1024];
const formats =
  "read are Blueline JSON and YAML, OWASP Threat Dragon 2, Open Threat Model 0.2.0, TM-BOM 1.0, and drawings of draw.io made by Blueline";

/** YAML is read a hundred times slower than JSON. */
const mostOfYaml = 5 * 1024 * 1024;

/**
 * Reads a file of any format that we know, which is found by what is in it. Nothing is thrown, whatever the text.
 * @returns a document, with what it could not carry; or at most 20 reasons, each with its place in the file
 */
export function readModel(file: string): ImportResult {
  const text = file.startsWith("\uFEFF") ? file.slice(1) : file;
  if (text.length > mostOfOurs) return tooLarge(mostOfOurs);
  // No text format may hold it, and pictures and archives do within their first bytes.
  if (text.slice(0, 4096).includes("\0"))
    return err([{ path: "", message: `this is no text, but a picture, an archive or the like; ${formats}` }]);
  const start = /\S/.exec(text)?.[0];
  if (start === undefined) return err([{ path: "", message: "the file is empty" }]);
  if (start === "<") return text.length > most ? tooLarge(most) : readDrawio(text);
  if (start === "{" || start === "[") {
    const read = readJson(text);
    // A flow of YAML may begin so, too.
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
      message: `this is none of the formats that are read; ${formats}`,
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
