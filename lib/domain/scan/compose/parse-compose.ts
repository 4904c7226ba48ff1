import { baseName, folderOf, type Place, resolvePath, type SourceFile, type SourceTree } from "../source";
import { readYaml, type YamlFault } from "../yaml/read-yaml";
import { at, entriesAt, itemsAt, textAt, type YamlEntry, type YamlNode } from "../yaml/yaml-node";
import { interpolate, type Lookup, readEnvironment } from "./interpolate";

/** A service's own settings, then those that it extends. */
interface Layer {
  readonly file: string;
  readonly node: YamlNode;
}

export interface ComposeBuild {
  readonly at: Place;
  readonly context?: string;
  readonly dockerfile?: string;
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
  /** Further names that it gives what it builds. */
  readonly tags: readonly string[];
}

export interface ComposeService {
  readonly name: string;
  readonly at: Place;
  readonly layers: readonly Layer[];
  readonly image?: { readonly ref: string; readonly at: Place };
  readonly build?: ComposeBuild;
  /** Only if asked for by a profile, or with no replicas. */
  readonly isOptional: boolean;
}

export interface ComposeFile {
  readonly services: readonly ComposeService[];
  readonly faults: readonly YamlFault[];
  readonly root?: YamlNode;
  readonly fill: (text: string) => string;
}

/** Keys at the top of a file that are no services of the first version. */
const notServices: ReadonlySet<string> = new Set([
  "version",
  "name",
  "services",
  "networks",
  "volumes",
  "configs",
  "secrets",
  "include",
  "models",
]);
const mostServices = 500;
const deepest = 8;

/** @param given values of variables from where it is run; they win over those of `.env`. */
export function parseCompose(
  file: SourceFile,
  tree: SourceTree,
  given: Lookup = () => undefined,
): ComposeFile {
  const { documents, faults } = readYaml(file.text);
  const folder = folderOf(file.path);
  const environment = tree.get(resolvePath(folder, ".env") ?? "")?.text ?? "";
  const values = readEnvironment(environment);
  const fill = (text: string) => interpolate(text, (name) => given(name) ?? values.get(name));
  const [root] = documents;
  const found: ComposeService[] = [];
  const more: YamlFault[] = [];
  for (const [name, entry] of servicesIn(root).slice(0, mostServices)) {
    if (entry.value.kind === "map") found.push(serviceOf(name, entry, file, root, tree, fill));
    else
      more.push({
        line: entry.line,
        message: `The service “${name}” is not a mapping, so it is ignored.`,
      });
  }
  if (root && found.length === 0 && faults.length === 0 && itemsAt(root, "include").length === 0)
    more.push({ line: root.line, message: "The file has no services." });
  return { services: found, faults: [...faults, ...more], fill, ...(root && { root }) };
}

function servicesIn(root: YamlNode | undefined): readonly (readonly [string, YamlEntry])[] {
  if (at(root, "services")) return entriesAt(root, "services");
  const isFirstVersion = (entry: YamlEntry) =>
    at(entry.value, "image") !== undefined || at(entry.value, "build") !== undefined;
  return entriesAt(root).filter(
    ([name, entry]) => !notServices.has(name) && !name.startsWith("x-") && isFirstVersion(entry),
  );
}

function serviceOf(
  name: string,
  entry: YamlEntry,
  file: SourceFile,
  root: YamlNode | undefined,
  tree: SourceTree,
  fill: (text: string) => string,
): ComposeService {
  const layers = layersOf(entry.value, file, root, tree);
  const image = firstIn(layers, "image");
  const ref = image && textAt(image.node);
  const build = buildOf(layers, fill);
  const replicas = firstIn(layers, "deploy");
  const scale = firstIn(layers, "scale");
  return {
    name,
    at: { file: file.path, line: entry.line },
    layers,
    ...(image && ref !== undefined && { image: { ref: fill(ref).trim(), at: placeOf(image) } }),
    ...(build && { build }),
    isOptional:
      itemsAt(firstIn(layers, "profiles")?.node).length > 0 ||
      textAt(replicas?.node, "replicas") === "0" ||
      textAt(scale?.node) === "0",
  };
}

function layersOf(own: YamlNode, file: SourceFile, root: YamlNode | undefined, tree: SourceTree): Layer[] {
  const layers: Layer[] = [{ file: file.path, node: own }];
  const seen = new Set<string>();
  let [node, path, top]: [YamlNode, string, YamlNode | undefined] = [own, file.path, root];
  for (let depth = 0; depth < deepest; depth++) {
    const extended = at(node, "extends");
    const service = textAt(extended) ?? textAt(extended, "service");
    if (service === undefined) break;
    const written = textAt(extended, "file");
    const other = written === undefined ? path : resolvePath(folderOf(path), written);
    if (other === undefined || seen.has(`${other}#${service}`)) break;
    seen.add(`${other}#${service}`);
    if (other !== path) {
      const text = tree.get(other)?.text;
      if (text === undefined) break;
      top = readYaml(text).documents[0];
      path = other;
    }
    const next = servicesIn(top).find(([name]) => name === service)?.[1].value;
    if (!next) break;
    layers.push({ file: path, node: next });
    node = next;
  }
  return layers;
}

/** A key of a service, from itself or what it extends. */
export function firstIn(
  layers: readonly Layer[],
  ...way: readonly string[]
): { readonly file: string; readonly node: YamlNode } | undefined {
  for (const { file, node } of layers) {
    const found = at(node, ...way);
    if (found) return { file, node: found };
  }
  return undefined;
}

export function placeOf({ file, node }: { readonly file: string; readonly node: YamlNode }): Place {
  return { file, line: node.line };
}

function buildOf(layers: readonly Layer[], fill: (text: string) => string): ComposeBuild | undefined {
  const build = firstIn(layers, "build");
  if (!build || (build.node.kind === "scalar" && build.node.text === "")) return undefined;
  const { node, file } = build;
  // Only the first version has the Dockerfile beside `build`.
  const old = firstIn(layers, "dockerfile")?.node;
  const context = fill(textAt(node) ?? textAt(node, "context") ?? ".");
  const dockerfile = textAt(node, "dockerfile") ?? textAt(old);
  const target = textAt(node, "target");
  const folder = isPlain(context) ? resolvePath(folderOf(file), context) : undefined;
  const isInline = at(node, "dockerfile_inline") !== undefined;
  const path = isInline
    ? undefined
    : dockerfileIn(folder, dockerfile === undefined ? "Dockerfile" : fill(dockerfile));
  return {
    at: placeOf(build),
    ...(folder !== undefined && { context: folder }),
    ...(path !== undefined && { dockerfile: path }),
    ...(target !== undefined && { target: fill(target) }),
    args: pairsAt(node, fill, "args"),
    tags: itemsAt(node, "tags").flatMap((tag) =>
      textAt(tag) === undefined ? [] : [fill(textAt(tag) ?? "")],
    ),
  };
}

function dockerfileIn(context: string | undefined, written: string): string | undefined {
  return context === undefined || !isPlain(written) || written.startsWith("/")
    ? undefined
    : resolvePath(context, written);
}

/** A path rather than an address or one that a variable decides. */
function isPlain(path: string): boolean {
  return !/[$]|:\/\/|^git@|^~|\.git(?:#|$)/.test(path);
}

/** `args` and `environment`: a map, or a list of `NAME=value`. Names without a value are left out. */
function pairsAt(
  node: YamlNode | undefined,
  fill: (text: string) => string,
  ...way: readonly string[]
): Readonly<Record<string, string>> {
  return Object.fromEntries(linesOfPairs(node, ...way).map(({ name, value }) => [name, fill(value)]));
}

export function linesOfPairs(
  node: YamlNode | undefined,
  ...way: readonly string[]
): readonly { readonly name: string; readonly value: string; readonly line: number }[] {
  const found = at(node, ...way);
  if (found?.kind === "map")
    return [...found.entries].flatMap(([name, { value, line }]) => {
      const text = textAt(value);
      return text === undefined ? [] : [{ name, value: text, line }];
    });
  return itemsAt(found).flatMap((item) => {
    const text = textAt(item) ?? "";
    const equals = text.indexOf("=");
    return equals < 1
      ? []
      : [{ name: text.slice(0, equals), value: text.slice(equals + 1), line: item.line }];
  });
}

const names = /^(?:[\w.-]{0,100}[.-])?(?:docker-)?compose(?:[._-][\w.-]{1,100})?\.ya?ml$/i;

export function isComposeName(path: string): boolean {
  return names.test(baseName(path));
}
