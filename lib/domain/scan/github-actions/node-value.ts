import type { Value } from "../expression/value";
import type { YamlNode } from "../yaml/yaml-node";

/** A value of a file as one of an expression: texts as they are written, so that `1.10` stays so. */
export function nodeValue(node: YamlNode): Value {
  if (node.kind === "list") return node.items.map(nodeValue);
  if (node.kind === "map") {
    return new Map([...node.entries].map(([name, { value }]) => [name, nodeValue(value)]));
  }
  const { value, text } = node;
  return value === null || typeof value === "boolean" ? value : text;
}
