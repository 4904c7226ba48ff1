import { runLines } from "../ci/run-lines";
import { afterLines, type Variables } from "../ci/fill-variables";
import { linesOfScript } from "../ci/script-lines";
import type { Fact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import type { ScriptLine, YamlNode } from "../yaml/yaml-node";
import type { Config } from "./config";

interface FileLines {
  readonly file: SourceFile;
  readonly lines: ScriptLine[];
}

/** The lines of scripts that run one after another, by the file that each is from. */
export function scriptOf(config: Config, nodes: readonly (YamlNode | undefined)[]): readonly FileLines[] {
  const parts: FileLines[] = [];
  const add = (node: YamlNode, depth: number) => {
    // References are resolved before; one without a target is no script.
    if (node.kind === "map" || node.tag === "!reference" || depth > 64) return;
    if (node.kind === "list") {
      for (const item of node.items) add(item, depth + 1);
      return;
    }
    if (node.text === "") return;
    const file = config.fileOf(node);
    const last = parts.at(-1);
    const part = last?.file === file ? last : { file, lines: [] };
    if (part !== last) parts.push(part);
    part.lines.push(...linesOfScript([node]));
  };
  for (const node of nodes) if (node) add(node, 0);
  return parts;
}

interface Run {
  readonly by: string;
  readonly folder: string;
  readonly tree: SourceTree;
  readonly variables: Variables;
}

/** The effects of a script; variables set in one file's part are known in the next. */
export function runScript(
  parts: readonly FileLines[],
  { by, folder, tree, variables }: Run,
): readonly Fact[] {
  const facts: Fact[] = [];
  let known = variables;
  for (const { file, lines } of parts) {
    facts.push(...runLines(lines, { by, file, tree, folder, variables: known }));
    known = afterLines(lines, known);
  }
  return facts;
}
