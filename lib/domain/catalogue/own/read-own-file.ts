import { isRecord } from "../../is-record";
import type { DocumentIssue } from "../../pipeline/parse-document";
import { parseShape } from "../../importers/parse-shape";
import { readJson, readYaml } from "../../importers/read-text";
import { err, type Result } from "../../result";
import { type OwnFile, ownFileSchema } from "./own-file-schema";

/** In characters: all that a workspace may have of its own fits. */
const most = 5 * 1024 * 1024;

/**
 * Reads a file of own controls and frameworks, JSON or YAML: one that was downloaded here, one framework in the form of the
 * catalogue's files, one control or a list of them, or a pipeline that carries some. Versions and states in it are not read: they are
 * the workspace's to say. Nothing is thrown, whatever the text.
 * @returns at most 20 reasons, each with its place in the file, where it is refused
 */
export function readOwnFile(text: string): Result<OwnFile, readonly DocumentIssue[]> {
  if (text.length > most) return refused(`the file is larger than ${most / 1024 / 1024} MB`);
  if (text.slice(0, 4096).includes("\0")) return refused("this is no text");
  if (text.trim() === "") return refused("the file is empty");
  const json = /^\s*[{[]/.test(text) ? readJson(text.replace(/^\uFEFF/, "")) : undefined;
  const read = json?.ok === true ? json : readYaml(text);
  if (!read.ok) return json?.ok === false ? json : read;
  const own = asOwnFile(read.value);
  if (own === undefined)
    return refused(
      "this is none of the files that are read here: own controls or a framework as they are downloaded here, or a pipeline that carries some",
    );
  const parsed = parseShape(ownFileSchema, own);
  if (!parsed.ok) return parsed;
  const { controls = [], frameworks = [] } = parsed.value;
  return controls.length + frameworks.length === 0 ? refused("no control and no framework is in it") : parsed;
}

function refused(message: string): Result<never, readonly DocumentIssue[]> {
  return err([{ path: "", message }]);
}

const schema = "blueline/own/1";

/** Undefined: nothing in it says that it is one of these. */
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

/** Without what the workspace says of it. */
function written(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { version: _version, state: _state, ...rest } = value;
  return rest;
}
