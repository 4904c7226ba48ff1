import { manifestOf } from "../kubernetes/manifest";
import { folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { filesBelow, inFolder } from "./chart-files";
import { parseTemplate, type Template, type TemplateNode } from "./template";
import { fromYaml, mapValue, mergeValues, nil, type Value } from "./value";

export interface Dependency {
  readonly name: string;
  /** The key of its values. */
  readonly alias: string;
  readonly repository?: string;
  readonly version?: string;
  /** The value that turns it on. */
  readonly condition?: string;
  readonly line: number;
  /** The file that names it. */
  readonly file: string;
}

export interface ChartTemplate {
  readonly file: SourceFile;
  readonly template: Template;
}

export interface Chart {
  readonly folder: string;
  readonly file: SourceFile;
  readonly node: YamlNode;
  readonly name: string;
  readonly isLibrary: boolean;
  readonly values: Value;
  readonly valuesFile?: SourceFile;
  readonly dependencies: readonly Dependency[];
  readonly templates: readonly ChartTemplate[];
  readonly subcharts: readonly Chart[];
}

const deepestSubchart = 4;
const mostTemplates = 400;
const longestTemplate = 512_000;

/** Reads a chart's folder with the charts in it; undefined if its Chart.yaml names none. */
export function loadChart(folder: string, tree: SourceTree, depth = 0): Chart | undefined {
  const file = tree.get(inFolder(folder, "Chart.yaml"));
  const node = file && manifestOf(file).documents[0];
  if (!file || !node) return undefined;
  const below = filesBelow(folder, tree);
  const valuesFile = tree.get(inFolder(folder, "values.yaml")) ?? tree.get(inFolder(folder, "values.yml"));
  const dependencies = dependenciesOf(folder, file, node, tree);
  return {
    folder,
    file,
    node,
    name: textAt(node, "name") ?? "",
    isLibrary: textAt(node, "type") === "library",
    values: valuesFile ? valuesOf(valuesFile) : mapValue(),
    ...(valuesFile && { valuesFile }),
    dependencies,
    templates: below
      .filter(({ path, text }) => isTemplate(path, folder) && text.length <= longestTemplate)
      .slice(0, mostTemplates)
      .map((template) => ({ file: template, template: parseTemplate(template.text) })),
    subcharts: depth >= deepestSubchart ? [] : subchartsOf(folder, below, dependencies, tree, depth),
  };
}

export function valuesOf(file: SourceFile): Value {
  const [node] = manifestOf(file).documents;
  const value = fromYaml(node, file.path);
  return value.kind === "map" ? value : mapValue();
}

function isTemplate(path: string, folder: string): boolean {
  return path.startsWith(inFolder(folder, "templates/")) && /\.(?:ya?ml|tpl|json)$/i.test(path);
}

/** Charts in its `charts` folder, and those that it names by a path, whose named templates it may use. */
function subchartsOf(
  folder: string,
  below: readonly SourceFile[],
  dependencies: readonly Dependency[],
  tree: SourceTree,
  depth: number,
): readonly Chart[] {
  const start = inFolder(folder, "charts/");
  const folders = new Set(
    below
      .filter(({ path }) => path.startsWith(start) && /^[^/]+\/Chart\.yaml$/.test(path.slice(start.length)))
      .map(({ path }) => folderOf(path)),
  );
  for (const { repository } of dependencies) {
    const local = localPath(folder, repository);
    if (local !== undefined && local !== folder) folders.add(local);
  }
  return [...folders].flatMap((subfolder) => loadChart(subfolder, tree, depth + 1) ?? []);
}

/** The folder that `file://../common` names. */
export function localPath(folder: string, repository: string | undefined): string | undefined {
  return repository?.startsWith("file://")
    ? resolvePath(folder, repository.slice("file://".length))
    : undefined;
}

function dependenciesOf(
  folder: string,
  chart: SourceFile,
  node: YamlNode,
  tree: SourceTree,
): readonly Dependency[] {
  const requirements = tree.get(inFolder(folder, "requirements.yaml"));
  const old = requirements && manifestOf(requirements).documents[0];
  return [
    ...itemsAt(node, "dependencies").map((item) => [item, chart.path] as const),
    ...itemsAt(old, "dependencies").map((item) => [item, requirements?.path ?? ""] as const),
  ].flatMap(([item, file]) => {
    const name = textAt(item, "name");
    if (name === undefined) return [];
    const repository = textAt(item, "repository");
    const version = textAt(item, "version");
    const condition = textAt(item, "condition")?.split(",", 1)[0];
    return [
      {
        name,
        alias: textAt(item, "alias") ?? name,
        line: at(item, "name")?.line ?? item.line,
        file,
        ...(repository !== undefined && { repository }),
        ...(version !== undefined && { version }),
        ...(condition !== undefined && { condition }),
      },
    ];
  });
}

/** Named templates of a chart and of all charts in it; its own win. */
export function definesOf(chart: Chart): ReadonlyMap<string, readonly TemplateNode[]> {
  const defines = new Map<string, readonly TemplateNode[]>();
  for (const subchart of chart.subcharts)
    for (const [name, nodes] of definesOf(subchart)) defines.set(name, nodes);
  for (const { template } of chart.templates)
    for (const [name, nodes] of template.defines) defines.set(name, nodes);
  return defines;
}

/**
 * Values that several charts share in files beside them (`helm install -f ../app.yaml`): by their first keys, those that the
 * chart's templates use and its own values lack.
 */
export function sharedValuesOf(chart: Chart, tree: SourceTree): readonly SourceFile[] {
  const own = chart.values.kind === "map" ? chart.values.entries : new Map<string, Value>();
  const parent = folderOf(chart.folder);
  if (chart.folder === "") return [];
  const used = new Set(
    chart.templates.flatMap(({ file }) =>
      [...file.text.matchAll(/\.Values\.(\w{1,80})/g)].map(([, key = ""]) => key),
    ),
  );
  const lacking = [...used].filter((key) => !own.has(key));
  if (lacking.length === 0) return [];
  return [...tree.values()].filter(({ path, text }) => {
    if (folderOf(path) !== parent || !/\.ya?ml$/i.test(path) || text.length > longestTemplate) return false;
    const keys = new Set([...text.matchAll(/^(\w{1,80}):/gm)].map(([, key = ""]) => key));
    return !keys.has("apiVersion") && !keys.has("kind") && lacking.some((key) => keys.has(key));
  });
}

/** A value below another by its path: `redis.enabled`. */
export function valueAt(values: Value, path: string): Value {
  let here: Value = values;
  for (const key of path.split(".")) here = here.kind === "map" ? (here.entries.get(key) ?? nil) : nil;
  return here;
}

/** A chart's values under those that its parent gives it. */
export function subchartValues(subchart: Chart, alias: string, parent: Value): Value {
  const given = mergeValues(subchart.values, valueAt(parent, alias));
  const values = given.kind === "map" ? given : subchart.values;
  const global = valueAt(parent, "global");
  return global.kind === "map" ? mergeValues(mapValue([["global", global]]), values) : values;
}
