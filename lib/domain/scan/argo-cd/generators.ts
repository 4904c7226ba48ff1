import { foldersAbove, inFolder } from "../helm/chart-files";
import { folderOf, type SourceTree } from "../source";
import { entriesAt, itemsAt, textAt, type YamlEntry, type YamlNode } from "../yaml/yaml-node";

/** The values of one application of a set, by their names in the template. */
export type Parameters = ReadonlyMap<string, string>;

const most = 50;

/**
 * The results of an ApplicationSet's generators, from files alone: lists, and folders of a git generator. A generator that asks a cluster
 * or a service gives one application with placeholders.
 */
export function parametersOf(
  generators: readonly YamlNode[],
  file: string,
  tree: SourceTree,
  depth = 0,
): readonly Parameters[] {
  const all = generators.flatMap((generator) => {
    const list = itemsAt(generator, "list", "elements").map((element) => flatten(element));
    const git = foldersOf(generator, file, tree);
    const matrix = depth === 0 ? productOf(itemsAt(generator, "matrix", "generators"), file, tree) : [];
    const merged =
      depth === 0 ? parametersOf(itemsAt(generator, "merge", "generators").slice(0, 1), file, tree, 1) : [];
    const found = [...list, ...git, ...matrix, ...merged];
    return found.length > 0 ? found : [new Map<string, string>()];
  });
  // An unknown generator gives one application, not several.
  const known = all.filter((parameters) => parameters.size > 0);
  return (known.length > 0 ? known : [new Map<string, string>()]).slice(0, most);
}

function productOf(generators: readonly YamlNode[], file: string, tree: SourceTree): readonly Parameters[] {
  return generators.slice(0, 3).reduce<readonly Parameters[]>((before, generator) => {
    const own = parametersOf([generator], file, tree, 1);
    const product =
      before.length === 0 ? own : before.flatMap((left) => own.map((right) => new Map([...left, ...right])));
    return product.slice(0, most);
  }, []);
}

function flatten(node: YamlNode, prefix = "", depth = 0): Parameters {
  const values = new Map<string, string>();
  for (const [name, { value }] of entriesAt(node)) {
    if (value.kind === "scalar") values.set(`${prefix}${name}`, value.text);
    else if (depth < 3)
      for (const [inner, text] of flatten(value, `${prefix}${name}.`, depth + 1)) values.set(inner, text);
  }
  return values;
}

/** Folders of the tree that `apps/*` of a git generator means. */
function foldersOf(generator: YamlNode, file: string, tree: SourceTree): readonly Parameters[] {
  const patterns = itemsAt(generator, "git", "directories");
  const excluded = patterns
    .filter((item) => textAt(item, "exclude") === "true")
    .map((item) => textAt(item, "path"));
  return patterns.flatMap((item) => {
    const pattern = textAt(item, "path");
    if (pattern === undefined || excluded.includes(pattern) || !/^[\w./-]{1,200}\/\*$/.test(pattern))
      return [];
    const base = pattern.slice(0, -2).replace(/^\.\//, "");
    const root = foldersAbove(file)
      .toReversed()
      .find((folder) => [...tree.keys()].some((path) => path.startsWith(inFolder(folder, `${base}/`))));
    if (root === undefined) return [];
    const start = inFolder(root, `${base}/`);
    const names = new Set(
      [...tree.keys()]
        .filter((path) => path.startsWith(start) && folderOf(path).startsWith(start))
        .map((path) => path.slice(start.length).split("/")[0] ?? ""),
    );
    return [...names]
      .filter((name) => name !== "" && !excluded.includes(`${base}/${name}`))
      .map((name) => {
        const path = `${base}/${name}`;
        return new Map([
          ["path", path],
          ["path.path", path],
          ["path.basename", name],
          ["path.basenameNormalized", name],
        ]);
      });
  });
}

/** The template with its placeholders filled in: `{{cluster}}` and `{{ .cluster }}`; others stay. */
export function fillIn(node: YamlNode, values: Parameters): YamlNode {
  if (values.size === 0) return node;
  if (node.kind === "list") return { ...node, items: node.items.map((item) => fillIn(item, values)) };
  if (node.kind === "map") {
    const entries = new Map<string, YamlEntry>();
    for (const [name, { line, value }] of node.entries)
      entries.set(name, { line, value: fillIn(value, values) });
    return { ...node, entries };
  }
  if (!node.text.includes("{{")) return node;
  const text = node.text.replaceAll(
    /\{\{\s{0,5}\.?([A-Za-z_][\w.-]{0,100})\s{0,5}\}\}/g,
    (written, name: string) => values.get(name) ?? written,
  );
  return { ...node, text, value: text };
}
