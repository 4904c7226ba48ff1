import type { JobFact } from "../facts";
import { parseProgram, type Program } from "../groovy/parse-program";
import { asText, type Value } from "../groovy/value";
import { folderOf, type NotUnderstood, type SourceFile, type SourceTree } from "../source";
import type { BuildConfig } from "./build-config";
import { kotlinConfig, parametersOf } from "./kotlin-config";
import { type Instance, KotlinRun } from "./kotlin-run";
import { type Block, callsOf, type Node, nodeOf, settingString } from "./kotlin-tree";

/** All settings in Kotlin of one repository, read together, since each file leans on others. */
export interface Survey {
  /** Build configurations by the file that holds them. */
  readonly configs: ReadonlyMap<string, readonly BuildConfig[]>;
  /** The job of each configuration's id. */
  readonly jobs: ReadonlyMap<string, string>;
  readonly starts: ReadonlyMap<string, JobFact["starts"]>;
  /** Parameters of projects; one that two projects say differently is not here. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly notUnderstood: readonly NotUnderstood[];
}

export function isKotlinSettings({ path, text }: SourceFile): boolean {
  if (!/\.kts?$/.test(path)) return false;
  return text.includes("jetbrains.buildServer.configs.kotlin") || /(?:^|\/)\.teamcity\//.test(path);
}

/** The folder of the settings: `.teamcity`, or where there is none, that of the file. */
export function settingsFolder(path: string): string {
  const found = /^(?:.*\/)?\.teamcity(?=\/)/.exec(path)?.[0];
  return found ?? folderOf(path);
}

/** Kept as long as its tree: it depends on nothing else. */
const known = new WeakMap<SourceTree, Map<string, Survey>>();

/** Reads the settings around a file once for a tree. */
export function surveyOf(file: SourceFile, tree: SourceTree): Survey {
  const folder = settingsFolder(file.path);
  const ofTree = known.get(tree) ?? new Map<string, Survey>();
  known.set(tree, ofTree);
  // A file from elsewhere is read for itself.
  const isOfTree = tree.get(file.path) === file;
  const before = isOfTree ? ofTree.get(folder) : undefined;
  if (before) return before;
  const programs = new Map<string, Program>();
  const all = isOfTree
    ? [...tree.values()]
    : [...[...tree.values()].filter(({ path }) => path !== file.path), file];
  for (const one of all) {
    if (!isKotlinSettings(one) || settingsFolder(one.path) !== folder) continue;
    programs.set(one.path, parseProgram(one.text, "kotlin"));
  }
  const survey = new Surveyor(programs, all).survey();
  if (isOfTree) ofTree.set(folder, survey);
  return survey;
}

class Surveyor {
  private readonly run: KotlinRun;
  private readonly programs: ReadonlyMap<string, Program>;
  private readonly texts: string;
  private readonly configs = new Map<string, BuildConfig[]>();
  private readonly parameters = new Map<string, string>();
  private readonly unclear = new Set<string>();
  private readonly notUnderstood: NotUnderstood[] = [];
  private readonly visited = new Set<Node | Block>();

  constructor(programs: ReadonlyMap<string, Program>, files: readonly SourceFile[]) {
    this.programs = programs;
    this.texts = files
      .flatMap(({ path, text }) => (programs.has(path) ? [withoutComments(text)] : []))
      .join("\n");
    this.run = new KotlinRun(programs);
  }

  survey(): Survey {
    for (const [path, { faults }] of this.programs) {
      for (const { line, message } of faults.slice(0, 5))
        this.notUnderstood.push({ at: { file: path, line }, why: message });
      // Objects may hold objects, which are there once those around them are.
      for (let index = 0; index < 2000; index++) {
        const value = this.run.objects.get(path)?.[index];
        const instance = value && this.run.instanceOf(value);
        if (instance) this.object(instance, path);
        if (!value) break;
      }
      const block = this.run.blocks.get(path);
      if (block) this.visit(block, path);
    }
    const all = [...this.configs].flatMap(([path, configs]) => configs.map((config) => ({ path, config })));
    return {
      configs: this.configs,
      jobs: new Map(all.map(({ path, config }) => [config.name, `${path}#${config.name}`])),
      starts: startsOf(all.map(({ config }) => config)),
      parameters: this.parameters,
      notUnderstood: this.notUnderstood,
    };
  }

  private object({ root, node }: Instance, path: string): void {
    if (root.endsWith("Project")) this.project(node.block, path);
    else if (root.endsWith("BuildType")) this.add(node.name, node, path, this.isMentionedOnce(node.name));
  }

  /** An object that no other line names is no part of any project. */
  private isMentionedOnce(name: string): boolean {
    if (name === "" || !/\bproject\b/.test(this.texts)) return false;
    const mentions = this.texts.split(new RegExp(`\\b${name.replaceAll(/\W/g, "")}\\b`)).length - 1;
    return mentions === 1;
  }

  private project(block: Block, path: string): void {
    for (const [name, value] of parametersOf([block])) {
      const before = this.parameters.get(name);
      if (before !== undefined && before !== value) this.unclear.add(name);
      this.parameters.set(name, value);
    }
    for (const name of this.unclear) this.parameters.delete(name);
    this.visit(block, path);
  }

  private visit(block: Block, path: string): void {
    if (this.visited.has(block) || this.visited.size > 20_000) return;
    this.visited.add(block);
    for (const node of block.calls) {
      switch (node.name) {
        case "buildType":
          this.buildType(node, path);
          break;
        case "project":
        case "subProject":
          if (node.positional.some((one) => one.kind === "closure")) this.project(node.block, path);
          for (const inner of node.positional.map(nodeOf)) if (inner) this.project(inner.block, path);
          break;
        case "Project":
          this.project(node.block, path);
          break;
        case "sequential":
        case "parallel":
        case "subProjects":
          this.visit(node.block, path);
          break;
        default:
      }
    }
  }

  private buildType(node: Node, path: string): void {
    for (const value of node.positional) {
      if (value.kind === "closure") {
        if (node.block.calls.length + node.block.settings.size > 0 && !this.isOnlyDependency(node))
          this.add(this.nameOfNode(node), node, path, false);
        continue;
      }
      const inner = nodeOf(value);
      if (inner && inner.name.endsWith("BuildType")) this.add(this.nameOfNode(inner), inner, path, false);
      else if (!inner && this.run.nameOf(value) === undefined)
        this.notUnderstood.push({
          at: node.at,
          why: "This refers to a build configuration that is not in these files.",
        });
    }
  }

  /** `buildType(X) { reuseBuilds = ... }` in a chain says how it is waited for. */
  private isOnlyDependency({ positional }: Node): boolean {
    return positional.some((value) => nodeOf(value) ?? this.run.nameOf(value));
  }

  private nameOfNode(node: Node): string {
    const id = asText(callsOf(node.block, "id")[0]?.positional[0]) ?? settingString(node.block, "id");
    return id ?? settingString(node.block, "name") ?? `line ${node.at.line}`;
  }

  private add(name: string, node: Node, path: string, isDead: boolean): void {
    if (this.visited.has(node)) return;
    this.visited.add(node);
    const templates = callsOf(node.block, "templates", "template").flatMap(({ positional }) =>
      positional.flatMap((value) => {
        const block = this.run.instanceOf(value)?.node.block ?? nodeOf(value)?.block;
        return block ? [block] : [];
      }),
    );
    const config = kotlinConfig(name, node, templates, (value) => this.nameOf(value));
    const all = this.configs.get(path) ?? [];
    if (all.some((one) => one.name === name)) return;
    if (isDead)
      this.notUnderstood.push({
        at: node.at,
        why: `“${name}” is in no project among the files, so it is not run.`,
      });
    this.configs.set(path, [...all, { ...config, isDisabled: config.isDisabled || isDead }]);
  }

  private nameOf(value: Value | undefined): string | undefined {
    if (!value) return undefined;
    const node = nodeOf(value);
    if (node) return this.nameOfNode(node);
    return this.run.nameOf(value) ?? asText(value);
  }
}

/**
 * What starts each configuration: its own triggers, else the configurations that depend on it. A deployment without either is started by a
 * person; for others it is unknown.
 */
function startsOf(configs: readonly BuildConfig[]): ReadonlyMap<string, JobFact["starts"]> {
  const found = new Map<string, JobFact["starts"]>();
  const dependents = new Map<string, BuildConfig[]>();
  for (const config of configs)
    for (const { id } of config.needs) dependents.set(id, [...(dependents.get(id) ?? []), config]);
  const judge = (config: BuildConfig, depth: number): JobFact["starts"] => {
    const before = found.get(config.name);
    if (before) return before;
    if (config.approval) return "by-person";
    if (config.triggers.length > 0) return "automatic";
    if (depth > 30) return "unknown";
    const after = (dependents.get(config.name) ?? [])
      .filter(({ isDisabled, name }) => !isDisabled && name !== config.name)
      .slice(0, 50)
      .map((one) => judge(one, depth + 1));
    if (after.includes("automatic")) return "automatic";
    if (config.isDeployment) return "by-person";
    return after.length > 0 && after.every((one) => one === "by-person") ? "by-person" : "unknown";
  };
  for (const config of configs) found.set(config.name, judge(config, 0));
  return found;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\//g, " ").replaceAll(/(^|\s)\/\/[^\n]*/g, "$1");
}
