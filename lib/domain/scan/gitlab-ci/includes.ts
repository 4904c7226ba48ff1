import { pathsMatching } from "../glob";
import type { Findings } from "../ci/reading";
import { isCommit, numbersOfVersion } from "../ci/versions";
import type { ControlFact, UsesFact } from "../facts";
import { folderOf, type Place, type SourceFile, type SourceTree } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { at, itemsAt, textAt, type YamlMap, type YamlNode } from "../yaml/yaml-node";
import { Config } from "./config";

/** GitLab's own limit. */
const mostIncludes = 150;
const deepest = 20;

/** Something of elsewhere that a pipeline includes. */
export interface ForeignInclude {
  readonly how: "project" | "remote" | "template" | "component";
  /** The path of a template, the address of a component without its version, and so on. */
  readonly name: string;
  readonly version?: string;
  /** Undefined for GitLab's own templates, which come with it, and where a variable decides. */
  readonly pinned?: boolean;
  readonly at: Place;
}

export interface Loaded {
  readonly config: Config;
  readonly foreign: readonly ForeignInclude[];
  /** Whether there was a document to read at all. */
  readonly isRead: boolean;
}

interface Load {
  readonly config: Config;
  readonly tree: SourceTree;
  /** The folder of the repository: local includes begin there. */
  readonly folder: string;
  readonly foreign: ForeignInclude[];
  readonly findings: Findings;
  left: number;
}

/** A file of GitLab CI with all local files that it includes. What is elsewhere is only named. */
export function loadConfig(file: SourceFile, tree: SourceTree, folder: string, findings: Findings): Loaded {
  const config = new Config(file);
  const load: Load = { config, tree, folder, foreign: [], findings, left: mostIncludes };
  const root = loadFile(load, file, undefined, []);
  if (root) config.root = root;
  return { config, foreign: load.foreign, isRead: root !== undefined };
}

/** A file merged over what it includes. */
function loadFile(
  load: Load,
  file: SourceFile,
  inputs: YamlNode | undefined,
  within: readonly string[],
): YamlMap | undefined {
  const own = readFile(load, file, inputs);
  if (!own) return undefined;
  let below: YamlMap | undefined;
  for (const include of itemsAt(own, "include").slice(0, mostIncludes)) {
    for (const included of includedMaps(load, include, [...within, file.path])) {
      below = below ? load.config.merge(below, included) : included;
    }
  }
  return below ? load.config.merge(below, own) : own;
}

function readFile(
  { config, findings }: Load,
  file: SourceFile,
  inputs: YamlNode | undefined,
): YamlMap | undefined {
  const { documents, faults } = readYaml(withInputs(file.text, inputs));
  for (const { line, message } of faults)
    findings.notUnderstood.push({ at: { file: file.path, line }, why: message });
  // A document before `---` that has `spec` says only which inputs there are.
  const body = documents.find(
    (document) => document.kind === "map" && !(document.entries.has("spec") && documents.length > 1),
  );
  if (body?.kind !== "map") return undefined;
  config.claim(body, file);
  return body;
}

const input = /\$\[\[\s{0,20}inputs\.([\w-]{1,100})[^\][]{0,500}\]\]/g;

/** `$[[ inputs.x ]]` with what the include gives it, or its default; on one line each, so that lines stay. */
function withInputs(text: string, inputs: YamlNode | undefined): string {
  if (!text.includes("$[[")) return text;
  const header = readYaml(text.split(/^---\s*$/m, 2).find((part) => part.includes("spec:")) ?? "")
    .documents[0];
  return text.replaceAll(input, (written: string, name: string) => {
    const value = textAt(inputs, name) ?? textAt(header, "spec", "inputs", name, "default");
    return value === undefined || /[\r\n]/.test(value) ? written : value;
  });
}

function includedMaps(load: Load, include: YamlNode, within: readonly string[]): readonly YamlMap[] {
  const { config, tree, folder } = load;
  const from = config.fileOf(include).path;
  const place = config.placeOf(include);
  const isText = include.kind === "scalar";
  const written = isText ? include.text : textAt(include, "local");
  const uses = (to: string, local: boolean) => {
    const fact: UsesFact = { kind: "uses", from, to, local, how: "include", at: place };
    load.findings.facts.push(fact);
  };
  if (written === undefined || (isText && /^https?:\/\//.test(written))) {
    const foreign = foreignIncludes(include, place);
    if (foreign.length === 0)
      load.findings.notUnderstood.push({
        at: place,
        why: "An include that names neither a file, a project, a template nor a component.",
      });
    for (const one of foreign) {
      load.foreign.push({ ...one, at: config.placeOf(include, one.at.line) });
      uses(one.version === undefined ? one.name : `${one.name}@${one.version}`, false);
    }
    return [];
  }
  const paths = pathsMatching(tree, folder, written.replace(/^\/+/, ""));
  const maps: YamlMap[] = [];
  for (const path of paths) {
    uses(path, true);
    const file = tree.get(path);
    if (!file) {
      load.findings.notUnderstood.push({
        at: place,
        why: `“${written}” is included, but is not in these files.`,
      });
      continue;
    }
    if (within.includes(path) || within.length > deepest || load.left-- <= 0) continue;
    const map = loadFile(load, file, at(include, "inputs"), within);
    if (map) maps.push(map);
  }
  return maps;
}

function foreignIncludes(include: YamlNode, place: Place): readonly ForeignInclude[] {
  const lineOf = (key: string) => ({ ...place, line: at(include, key)?.line ?? place.line });
  const project = textAt(include, "project");
  if (project !== undefined) {
    const ref = textAt(include, "ref");
    const pinned = ref === undefined ? false : isFixedRef(ref);
    return itemsAt(include, "file").map((file) => ({
      how: "project",
      name: `${project}/${file.kind === "scalar" ? file.text.replace(/^\/+/, "") : ""}`,
      ...(ref !== undefined && { version: ref }),
      ...(pinned !== undefined && { pinned }),
      at: lineOf(ref === undefined ? "project" : "ref"),
    }));
  }
  const template = textAt(include, "template");
  if (template !== undefined) return [{ how: "template", name: template, at: lineOf("template") }];
  const component = textAt(include, "component");
  if (component !== undefined) {
    const cut = component.lastIndexOf("@");
    const version = cut === -1 ? undefined : component.slice(cut + 1);
    const pinned = version === undefined ? false : isFixedVersion(version);
    return [
      {
        how: "component",
        name: cut === -1 ? component : component.slice(0, cut),
        ...(version !== undefined && { version }),
        ...(pinned !== undefined && { pinned }),
        at: lineOf("component"),
      },
    ];
  }
  const remote = include.kind === "scalar" ? include.text : textAt(include, "remote");
  if (remote === undefined) return [];
  const pinned = at(include, "integrity") ? true : isFixedAddress(remote);
  return [{ how: "remote", name: remote, ...(pinned !== undefined && { pinned }), at: lineOf("remote") }];
}

/** Whether a ref is a commit or the tag of a version; undefined if a variable decides. */
function isFixedRef(ref: string): boolean | undefined {
  if (ref.includes("$")) return undefined;
  return isCommit(ref) || numbersOfVersion(ref.replace(/^(?:refs\/tags\/|release-|version-)/, "")) > 0;
}

/** The version of a component: a partial version, `~latest` or a branch can move. */
function isFixedVersion(version: string): boolean | undefined {
  if (version.includes("$")) return undefined;
  return isCommit(version) || numbersOfVersion(version) === 3;
}

/** An address of a raw file has its ref as one of its parts. */
function isFixedAddress(address: string): boolean | undefined {
  if (address.includes("$")) return undefined;
  return address.split(/[/?=&]/).some((part) => isCommit(part) || numbersOfVersion(part) > 1);
}

/** Whether a pipeline's includes are pinned: the first that can move, or else the first pinned one. */
export function includesPinned(foreign: readonly ForeignInclude[], ci: string): readonly ControlFact[] {
  const judged = foreign.filter(({ pinned }) => pinned !== undefined);
  const moving = judged.find(({ pinned }) => pinned === false);
  const shown = moving ?? judged[0];
  if (!shown) return [];
  const fixed = judged.filter(({ pinned }) => pinned === true).length;
  return [
    {
      kind: "control",
      control: "ci-includes-pinned",
      status: moving ? "violated" : "present",
      about: ci,
      at: shown.at,
      fact: moving
        ? `${moving.name} from ${moving.version ?? "its default branch"}`
        : `${fixed} of ${judged.length} includes by tag or commit`,
    },
  ];
}

/** The scripts and jobs of a pipeline begin at the root of its repository, wherever the file is. */
export function repositoryFolder(file: SourceFile, tree: SourceTree): string {
  let folder = folderOf(file.path);
  if (/(?:^|\/)\.gitlab-ci\.ya?ml$/.test(file.path)) return folder;
  for (let up = 0; up < 20 && folder !== ""; up++) {
    if (tree.has(`${folder}/.gitlab-ci.yml`)) return folder;
    folder = folderOf(folder);
  }
  return folder;
}
