import { type Block, blocksOf, type Body, type HclFault } from "../hcl/expression";
import { readHcl } from "../hcl/parse-hcl";
import { readJsonHcl } from "../hcl/read-json";
import { baseName, folderOf, type SourceFile, type SourceTree } from "../source";

/** The files of a folder that Terraform reads as one. */
export interface ModuleFiles {
  readonly folder: string;
  readonly bodies: readonly Body[];
  /** Files of values: those loaded automatically, and all others below the folder. */
  readonly automatic: readonly Body[];
  readonly named: readonly Body[];
}

export interface TerraformFiles {
  readonly modules: ReadonlyMap<string, ModuleFiles>;
  readonly faults: ReadonlyMap<string, readonly HclFault[]>;
}

const labelCounts = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
};

export function isTerraform(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path) && !path.includes(".terraform/");
}

function isValues(path: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(path);
}

/** All modules of a tree, a folder each, with the files of values that are for them. */
export function readTerraformFiles(tree: SourceTree): TerraformFiles {
  const faults = new Map<string, readonly HclFault[]>();
  const bodies = new Map<string, Body[]>();
  const values: { readonly path: string; readonly body: Body }[] = [];
  for (const file of tree.values()) {
    if (isTerraform(file.path)) {
      const reading = readFile(file);
      faults.set(file.path, reading.faults);
      const folder = folderOf(file.path);
      const list = bodies.get(folder) ?? [];
      list.push(reading.body);
      bodies.set(folder, list);
    } else if (isValues(file.path)) values.push({ path: file.path, body: readFile(file).body });
  }
  const modules = new Map<string, ModuleFiles>();
  for (const [folder, own] of bodies) {
    const mine = values.filter(({ path }) => homeOf(path, bodies) === folder);
    const isAutomatic = (path: string) =>
      folderOf(path) === folder && /^terraform\.tfvars|\.auto\.tfvars/.test(baseName(path));
    modules.set(folder, {
      folder,
      bodies: own,
      automatic: mine.filter(({ path }) => isAutomatic(path)).map(({ body }) => body),
      named: mine.filter(({ path }) => !isAutomatic(path)).map(({ body }) => body),
    });
  }
  return { modules, faults };
}

function readFile(file: SourceFile) {
  return file.path.endsWith(".json") ? readJsonHcl(file, labelCounts) : readHcl(file);
}

/** The nearest folder above a file of values that is a module. */
function homeOf(path: string, modules: ReadonlyMap<string, unknown>): string | undefined {
  let folder = folderOf(path);
  for (let level = 0; level < 3; level++) {
    if (modules.has(folder)) return folder;
    if (folder === "") return undefined;
    folder = folderOf(folder);
  }
  return undefined;
}

/** Blocks of a type in all files of a module. */
export function moduleBlocks({ bodies }: ModuleFiles, type: string): readonly Block[] {
  return bodies.flatMap((body) => blocksOf(body, type));
}
