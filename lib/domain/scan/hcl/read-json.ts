import type { SourceFile } from "../source";
import { readYaml } from "../yaml/read-yaml";
import type { YamlNode } from "../yaml/yaml-node";
import { type Attribute, type Block, type Body, emptyBody, type Expression } from "./expression";
import { type HclReading, readTemplateText, refusal } from "./parse-hcl";

/** How many labels blocks of a type have, in JSON as nested keys. */
export type LabelCounts = Readonly<Record<string, number>>;

/**
 * Reads the JSON form of HCL: keys that `labels` names are blocks, all others attributes; texts are templates. Throws nothing.
 */
export function readJsonHcl(file: SourceFile, labels: LabelCounts): HclReading {
  const refused = refusal(file.text);
  if (refused) return { body: emptyBody, faults: [{ line: 1, message: refused }] };
  const { documents, faults } = readYaml(file.text);
  const [root] = documents;
  if (root?.kind !== "map") return { body: emptyBody, faults };
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const [name, { line, value }] of root.entries) {
    const count = Object.hasOwn(labels, name) ? labels[name] : undefined;
    const at = { file: file.path, line };
    if (count === undefined) attributes.set(name, { name, at, value: expressionOf(value, file.path) });
    else blocks.push(...blocksIn(name, [], count, value, file.path));
  }
  return { body: { attributes, blocks }, faults };
}

function blocksIn(
  type: string,
  labels: readonly string[],
  count: number,
  node: YamlNode,
  file: string,
): readonly Block[] {
  if (node.kind === "list") return node.items.flatMap((item) => blocksIn(type, labels, count, item, file));
  if (node.kind !== "map") return [];
  if (count === 0) return [{ type, labels, at: { file, line: node.line }, body: bodyOf(node, file) }];
  return [...node.entries].flatMap(([label, { value }]) =>
    blocksIn(type, [...labels, label], count - 1, value, file),
  );
}

function bodyOf(node: YamlNode & { kind: "map" }, file: string): Body {
  const attributes = [...node.entries].map(
    ([name, { line, value }]) =>
      [name, { name, at: { file, line }, value: expressionOf(value, file) }] as const,
  );
  return { attributes: new Map(attributes), blocks: [] };
}

function expressionOf(node: YamlNode, file: string): Expression {
  const at = { file, line: node.line };
  if (node.kind === "list") {
    return { kind: "list", items: node.items.map((item) => expressionOf(item, file)), at, written: "a list" };
  }
  if (node.kind === "map") {
    const entries = [...node.entries].map(([name, { line, value }]) => ({
      key: { kind: "literal" as const, value: name, at: { file, line }, written: name },
      value: expressionOf(value, file),
    }));
    return { kind: "object", entries, at, written: "an object" };
  }
  if (typeof node.value === "string") return readTemplateText(node.text, file, node.line);
  return { kind: "literal", value: node.value, at, written: node.text };
}
