import type { ScriptLine, YamlNode } from "../yaml/yaml-node";

/**
 * The lines of a script, a text or a list of texts. A text in quotes may have more lines than it takes in the file: all of them are
 * on the line where it begins.
 */
export function linesOfScript(nodes: readonly YamlNode[]): readonly ScriptLine[] {
  return nodes.flatMap((node): readonly ScriptLine[] => {
    if (node.kind !== "scalar" || node.text === "") return [];
    return node.text
      .split("\n")
      .map((text, index) => ({ text, line: node.isBlock ? node.line + 1 + index : node.line }));
  });
}
