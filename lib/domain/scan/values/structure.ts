import type { Place } from "../source";
import { readYaml } from "../yaml/read-yaml";
import type { YamlNode } from "../yaml/yaml-node";
import { boolValue, listValue, nullValue, numberValue, textValue, type Value } from "./value";

/** A node of YAML or JSON as a value, with the place of each part. Own tags are not looked at. */
export function fromYaml(node: YamlNode, placeOf: (line: number) => Place): Value {
  const at = placeOf(node.line);
  if (node.kind === "list") {
    return listValue(
      node.items.map((item) => fromYaml(item, placeOf)),
      at,
    );
  }
  if (node.kind === "map") {
    const entries = [...node.entries].map(([name, entry]) => [name, fromYaml(entry.value, placeOf)] as const);
    return { kind: "object", entries: new Map(entries), at };
  }
  if (node.value === null) return nullValue(at);
  if (typeof node.value === "boolean") return boolValue(node.value, at);
  if (typeof node.value === "number") {
    // 1.10 as a text would lose its zero as a number.
    return String(node.value) === node.text
      ? numberValue(node.value, at)
      : textValue(node.text, at, !node.text.includes("${"));
  }
  const start = placeOf(node.line + (node.isBlock ? 1 : 0));
  const lastLine = placeOf(node.line + node.text.split("\n").length).line;
  const made = textValue(node.text, start, !node.text.includes("${"));
  return made.kind === "text" ? { ...made, lastLine } : made;
}

/** The content of a JSON or YAML text, or the source of an encoded structure; a structure itself. */
export function structureOf(value: Value | undefined): Value | undefined {
  if (value?.kind !== "text") return value?.kind === "unknown" ? undefined : value;
  if (value.encoded) return value.encoded;
  const last = value.lastLine ?? value.at.line;
  const { documents } = readYaml(quotePlaceholders(value.text));
  const [document] = documents;
  if (!document || document.kind === "scalar") return undefined;
  return fromYaml(document, (line) => ({
    file: value.at.file,
    line: Math.min(value.at.line + line - 1, Math.max(last, value.at.line)),
  }));
}

/** All documents of a text of YAML. */
export function structuresOf(value: Value | undefined): readonly Value[] {
  if (value?.kind !== "text" || value.encoded) {
    const one = structureOf(value);
    return one ? [one] : [];
  }
  const last = Math.max(value.lastLine ?? value.at.line, value.at.line);
  return readYaml(value.text).documents.map((document) =>
    fromYaml(document, (line) => ({ file: value.at.file, line: Math.min(value.at.line + line - 1, last) })),
  );
}

/** `"cpu": ${var.cpu}` is no JSON until the placeholder is a text. */
function quotePlaceholders(text: string): string {
  if (!text.includes("${")) return text;
  let out = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? "";
    if (char === "$" && text[index + 1] === "{") {
      const end = text.indexOf("}", index);
      if (end === -1) return out + text.slice(index);
      const placeholder = text.slice(index, end + 1).replaceAll(/["\\\n]/g, "");
      out += isQuoted ? placeholder : `"${placeholder}"`;
      index = end;
      continue;
    }
    if (char === "\\" && isQuoted) {
      out += char + (text[index + 1] ?? "");
      index++;
      continue;
    }
    if (char === '"') isQuoted = !isQuoted;
    out += char;
  }
  return out;
}
