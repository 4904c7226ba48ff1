import { isRecord } from "../../is-record";
import type { DocumentIssue } from "../../pipeline/parse-document";
import { parseShape } from "../../importers/parse-shape";
import { readJson, readYaml } from "../../importers/read-text";
import { err, type Result } from "../../result";
import { type OwnFile, ownFileSchema } from "./own-file-schema";

/** In characters. More than all custom controls and frameworks that a workspace may have. */
const most = 5 * 1024 * 1024;

/**
 * Reads custom controls and frameworks from JSON or YAML: a downloaded file, one framework in the form of the catalogue's files, one
 * control or a list of them, or a pipeline that carries some. Ignores versions and states: the workspace assigns its own. Never throws.
 * @returns if refused, at most 20 reasons, each with its place in the file
 */
export function readOwnFile(text: string): Result<OwnFile, readonly DocumentIssue[]> {
  if (text.length > most) return refused(`the file is larger than ${most / 1024 / 1024} MB`);
  if (text.slice(0, 4096).includes("\0")) return refused("the file is binary, not text");
  if (text.trim() === "") return refused("the file is empty");
  const json = /^\s*[{[]/.test(text) ? readJson(text.replace(/^\uFEFF/, "")) : undefined;
  const read = json?.ok === true ? json : readYaml(text);
  if (!read.ok) return json?.ok === false ? json : read;
  const own = asOwnFile(read.value);
  if (own === undefined)
    return refused(
      "unknown format: use a downloaded file of custom controls or frameworks, or a pipeline that carries some",
    );
  const parsed = parseShape(ownFileSchema, own);
  if (!parsed.ok) return parsed;
  const { controls = [], frameworks = [] } = parsed.value;
  return controls.length + frameworks.length === 0
    ? refused("the file has no controls and no frameworks")
    : parsed;
}

function refused(message: string): Result<never, readonly DocumentIssue[]> {
  return err([{ path: "", message }]);
}

const schema = "blueline/own/1";

/** @returns undefined if the value has none of the known forms */
function asOwnFile(value: unknown): unknown {
  if (Array.isArray(value)) return { schema, controls: value.map(written) };
  if (!isRecord(value)) return undefined;
  if (value["schema"] === schema)
    return Array.isArray(value["controls"]) ? { ...value, controls: value["controls"].map(written) } : value;
  if (typeof value["schema"] === "string" && value["schema"].startsWith("blueline/pipeline/")) {
    const policy = isRecord(value["policy"]) ? value["policy"] : {};
    const { controls, frameworks } = policy;
    return {
      schema,
      ...(Array.isArray(controls) ? { controls: controls.map(written) } : {}),
      ...(frameworks === undefined ? {} : { frameworks }),
    };
  }
  if ("items" in value) return { schema, frameworks: [value] };
  return "what" in value || "weight" in value ? { schema, controls: [written(value)] } : undefined;
}

/** Without the fields that the workspace assigns. */
function written(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { version: _version, state: _state, ...rest } = value;
  return rest;
}
