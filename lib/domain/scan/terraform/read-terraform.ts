import { oncePer } from "../../once-per";
import { FactsByFile } from "../cloud/facts-by-file";
import { type CloudResource, createOnce, type Stack } from "../cloud/resource";
import type { Fact } from "../facts";
import { evaluateBody } from "../hcl/evaluate-body";
import type { Block, HclFault } from "../hcl/expression";
import { createBudget } from "../hcl/scope";
import type { Reader } from "../reader";
import type { SourceTree } from "../source";
import { filledText, type Value } from "../values/value";
import { instancesOf } from "./instances";
import { Module, type World } from "./module";
import { isTerraform, moduleBlocks, readTerraformFiles, type TerraformFiles } from "./module-files";
import { moduleReader, resourceReader } from "./resource-readers";
import { settingsFacts, sourceFacts } from "./settings";

/** Terraform and OpenTofu: a folder is a module; local modules are read as they are called. */
export const terraformReader: Reader = {
  format: "terraform",
  recognises: ({ path }) => isTerraform(path),
  read: (file, tree) => {
    const { facts, faults } = factsOfTree(tree);
    return {
      facts: facts.of(file.path),
      notUnderstood: (faults.get(file.path) ?? []).map(({ line, message }) => ({
        at: { file: file.path, line },
        why: message,
      })),
    };
  },
};

interface TreeFacts {
  readonly facts: FactsByFile;
  readonly faults: ReadonlyMap<string, readonly HclFault[]>;
}

/** The most roots of a tree, and the most evaluations for all of them. */
const mostRoots = 200;
const mostResources = 5_000;
const mostWork = 4_000_000;

/** A file says little without the others of its tree, so all are read once. */
const factsOfTree = oncePer((tree: SourceTree): TreeFacts => {
  const files = readTerraformFiles(tree);
  const facts = new FactsByFile();
  let work = mostWork;
  const read = new Set<string>();
  const readRoot = (folder: string) => {
    if (work <= 0) return;
    const world: World = { tree, files, budget: createBudget(), made: 0 };
    const before = world.budget.left;
    addRoot(world, folder, facts, read);
    work -= before - world.budget.left;
  };
  for (const folder of rootsOf(files)) readRoot(folder);
  // Modules that only call each other in a circle.
  for (const folder of files.modules.keys()) if (!read.has(folder)) readRoot(folder);
  return { facts, faults: files.faults };
});

/** Folders that no other calls; examples last, as what they are of is read before them. */
function rootsOf(files: TerraformFiles): readonly string[] {
  const called = new Set<string>();
  for (const one of files.modules.values()) {
    if (isExample(one.folder)) continue;
    const world: World = { tree: new Map(), files, budget: createBudget(), made: 0 };
    const own = new Module(world, one, one.folder, new Map());
    for (const block of moduleBlocks(one, "module")) {
      const folder = own.localFolder(block);
      if (folder !== undefined && folder !== one.folder) called.add(folder);
    }
  }
  return [...files.modules.keys()]
    .filter((folder) => !called.has(folder))
    .toSorted((a, b) => Number(isExample(a)) - Number(isExample(b)) || (a < b ? -1 : 1))
    .slice(0, mostRoots);
}

function isExample(folder: string): boolean {
  return /(?:^|\/)(?:examples?|tests?|fixtures?)(?:\/|$)/.test(folder);
}

function addRoot(world: World, folder: string, facts: FactsByFile, read: Set<string>): void {
  const files = world.files.modules.get(folder);
  if (!files) return;
  const root = new Module(world, files, folder === "" ? "root" : folder, new Map());
  const modules = allModules(root);
  const resources: CloudResource[] = [];
  const byKey = new Map<string, CloudResource>();
  const once = createOnce();
  const stackOf = (module: Module): Stack => ({
    tree: world.tree,
    all: () => resources,
    once,
    referred: (value) => (value?.refers === undefined ? undefined : byKey.get(value.refers)),
    region: module.region,
    folder: module.files.folder,
  });
  for (const one of modules) {
    read.add(one.files.folder);
    const stack = stackOf(one);
    for (const [key, resource] of resourcesOf(one, stack)) {
      if (resources.length >= mostResources) break;
      resources.push(resource);
      if (!byKey.has(key)) byKey.set(key, resource);
    }
  }
  const environment = environmentOf(folder);
  for (const resource of resources) {
    const reader =
      resource.type === "module" ? moduleReader(sourceOf(resource.value)) : resourceReader(resource.type);
    const own = reader?.(resource) ?? [];
    facts.addOf(
      resource,
      environment === undefined ? own : own.map((fact) => inEnvironment(fact, environment)),
      folder,
    );
  }
  for (const one of modules) {
    for (const fact of [...settingsFacts(one), ...sourceFacts(one)]) facts.add(fact.at.file, [fact]);
  }
}

function allModules(root: Module): readonly Module[] {
  const modules = [root];
  // Grows while it is walked; the world has a limit on how many are made.
  for (const one of modules) {
    const names = new Set(moduleBlocks(one.files, "module").map(({ labels }) => labels[0] ?? ""));
    for (const name of names) modules.push(...one.children(name));
  }
  return modules;
}

/** Resources, data sources, and modules from elsewhere, each with the key that others refer to it by. */
function* resourcesOf(module: Module, stack: Stack): Generator<readonly [string, CloudResource]> {
  for (const kind of ["resource", "data", "module"] as const) {
    for (const block of moduleBlocks(module.files, kind)) {
      const [first = "", second = ""] = block.labels;
      const type = kind === "module" ? "module" : kind === "data" ? `data.${first}` : first;
      const label = kind === "module" ? first : second;
      const isLocal = kind === "module" && module.localFolder(block) !== undefined;
      if (isLocal || block.labels.length < (kind === "module" ? 1 : 2)) continue;
      const key = `${module.key}|${kind === "module" ? `module.${label}` : `${type}.${label}`}`;
      for (const resource of instances(block, type, label, module, stack)) yield [key, resource];
    }
  }
}

function* instances(
  block: Block,
  type: string,
  label: string,
  module: Module,
  stack: Stack,
): Generator<CloudResource> {
  const file = module.world.tree.get(block.at.file);
  if (!file) return;
  const at = module.call?.at ?? block.at;
  for (const { scope, suffix, isOptional } of instancesOf(block, module.scope)) {
    const value = evaluateBody(block.body, block.at, scope);
    if (value.kind !== "object") continue;
    const name = `${label}${/^\[\d+\]$/.test(suffix) ? "" : suffix}`;
    yield {
      id: `${at.file}#${type}/${module.call ? `${callName(module)}.` : ""}${name}`,
      type,
      label: name,
      value,
      at,
      file: module.world.tree.get(at.file) ?? file,
      stack,
      from: "terraform",
      isOptional: isOptional || (module.call?.isOptional ?? false),
      ignoresChanges: ignoredBy(block),
    };
  }
}

/** The name of the call in front, as one module's resources come from several. */
function callName(module: Module): string {
  return module.key.slice(module.key.lastIndexOf("/") + 1);
}

function ignoredBy(block: Block): readonly string[] {
  const lifecycle = block.body.blocks.find(({ type }) => type === "lifecycle");
  const ignored = lifecycle?.body.attributes.get("ignore_changes")?.value;
  if (ignored?.kind === "list") return ignored.items.map(({ written }) => written.replaceAll('"', ""));
  return ignored ? [ignored.written] : [];
}

function sourceOf(value: Value): string {
  return (value.kind === "object" && filledText(value.entries.get("source"))) || "";
}

/** `environments/production` and the like: what a folder says of where it is for. */
function environmentOf(folder: string): string | undefined {
  return folder
    .split("/")
    .toReversed()
    .find((part) =>
      /^(?:prod|production|staging|stage|dev|develop|development|test|testing|qa|uat|preprod|sandbox)$/i.test(
        part,
      ),
    );
}

function inEnvironment(fact: Fact, environment: string): Fact {
  return fact.kind === "workload" && fact.environment === undefined ? { ...fact, environment } : fact;
}
