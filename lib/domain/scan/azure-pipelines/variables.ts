import type { Value } from "../expression/value";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { entriesHere, itemsHere, textHere } from "./expansion";
import { type Here, settled, valueHere } from "./here";

/** A place with the variables that a pipeline, a stage or a job adds: a map, or a list of names, groups and templates. */
export function addVariables(node: YamlNode, here: Here): Here {
  const declared = at(node, "variables");
  if (!declared) return here;
  const variables = new Map<string, Value>(here.variables);
  const inside = { ...here, variables };
  if (declared.kind === "map") {
    for (const [name, part] of entriesHere({ node: declared, here: inside }))
      variables.set(name.toLowerCase(), valueHere(part));
    return { ...inside, variables: settled(variables) };
  }
  for (const part of itemsHere({ node: declared, here: inside }, "variables")) {
    const name = textHere(part, "name");
    const value = at(part.node, "value");
    if (name !== undefined && value !== undefined)
      variables.set(name.toLowerCase(), valueHere({ node: value, here: { ...part.here, variables } }));
    // A template may have its variables as a map.
    else if (part.node.kind === "map" && !part.node.entries.has("group") && name === undefined) {
      for (const [key, inner] of entriesHere(part)) variables.set(key.toLowerCase(), valueHere(inner));
    }
  }
  return { ...inside, variables: settled(variables) };
}

/** The lines of secrets that a list of variables holds. */
export function plainVariables(
  node: YamlNode,
): readonly { readonly name: string; readonly text: string; readonly line: number }[] {
  const declared = at(node, "variables");
  if (declared?.kind !== "list") return [];
  return itemsAt(declared).flatMap((item) => {
    const name = textAt(item, "name");
    const value = at(item, "value");
    return name === undefined || value?.kind !== "scalar"
      ? []
      : [{ name, text: value.text, line: value.line }];
  });
}
