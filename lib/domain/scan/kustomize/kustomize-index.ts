import { oncePer } from "../../once-per";
import { parseImageRef } from "../image-ref";
import { manifestOf } from "../kubernetes/manifest";
import { imagesOf, type FoundImage, type KubeObject, objectsOf, podOf } from "../kubernetes/pod";
import { isForOthers } from "../kubernetes/workload";
import { whereIn } from "../kubernetes/where";
import { baseName, folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { applyPatches, patchesOf, type Patch } from "./patches";

/** A workload as a kustomization deploys it. */
export interface Deployed {
  readonly object: KubeObject;
  /** The manifest that describes it. */
  readonly file: string;
  readonly images: readonly FoundImage[];
  readonly namespace?: string;
  readonly name: string;
}

export interface KustomizeIndex {
  /** Ids of workloads as manifests say them that some kustomization deploys with other images: only those are read. */
  readonly deployedElsewhere: ReadonlySet<string>;
  /** Files that change manifests and are none themselves. */
  readonly patchFiles: ReadonlySet<string>;
  /** By the path of the kustomization: what it deploys of those workloads. */
  readonly deployed: ReadonlyMap<string, readonly Deployed[]>;
}

const deepest = 32;
const mostWorkloads = 5_000;

/** One index for each tree: every manifest asks for it. */
export const kustomizeIndexOf = oncePer((tree: SourceTree): KustomizeIndex => new Indexing(tree).index());

export function isKustomization(path: string): boolean {
  return /^kustomization\.ya?ml$|^Kustomization$/.test(baseName(path));
}

/** The kustomization of a folder. */
export function kustomizationIn(folder: string, tree: SourceTree): SourceFile | undefined {
  for (const name of ["kustomization.yaml", "kustomization.yml", "Kustomization"]) {
    const file = tree.get(folder === "" ? name : `${folder}/${name}`);
    if (file) return file;
  }
  return undefined;
}

interface Taken {
  readonly node: YamlNode;
  readonly written: string;
  /** Absent for an address of elsewhere. */
  readonly path?: string;
}

/** The paths that a kustomization takes in, with their nodes; addresses of elsewhere have no path. */
export function resourcesOf(node: YamlNode, folder: string): readonly Taken[] {
  return ["resources", "bases", "components"].flatMap((key) => pathsUnder(node, key, folder));
}

function pathsUnder(node: YamlNode, key: string, folder: string): readonly Taken[] {
  return itemsAt(node, key).flatMap((item) => {
    if (item.kind !== "scalar" || item.text === "") return [];
    const isRemote = /:\/\/|^git@|^github\.com\/|\?ref=/.test(item.text);
    const path = isRemote ? undefined : resolvePath(folder, item.text);
    return [{ node: item, written: item.text, ...(path !== undefined && { path }) }];
  });
}

class Indexing {
  private readonly tree: SourceTree;
  private readonly parsed = new Map<string, YamlNode | undefined>();
  private readonly manifests = new Map<string, readonly Deployed[]>();
  private readonly patchFiles = new Set<string>();
  private readonly included = new Set<string>();
  /** By the id of the workload as its manifest says it: its images there. */
  private readonly changed = new Set<string>();
  private readonly results = new Map<string, readonly Deployed[]>();
  private readonly patches = new Map<string, readonly Patch[]>();

  constructor(tree: SourceTree) {
    this.tree = tree;
  }

  index(): KustomizeIndex {
    const files = [...this.tree.values()].filter(({ path }) => isKustomization(path));
    const all = new Map(files.map((file) => [file.path, this.deployedBy(file, new Set())]));
    const deployed = new Map<string, readonly Deployed[]>();
    for (const [path, workloads] of all) {
      // A kustomization used by another one is deployed by that one.
      if (this.included.has(path)) continue;
      for (const workload of workloads) if (this.isChanged(workload)) this.changed.add(idOf(workload));
    }
    for (const [path, workloads] of all) {
      if (this.included.has(path)) continue;
      const own = workloads.filter((workload) => this.changed.has(idOf(workload)));
      if (own.length > 0) deployed.set(path, own);
    }
    return { deployedElsewhere: this.changed, patchFiles: this.patchFiles, deployed };
  }

  private isChanged(workload: Deployed): boolean {
    const before = this.workloadsIn(workload.file).find(({ object }) => object === workload.object);
    return before?.images.some(({ ref }, index) => ref !== workload.images[index]?.ref) ?? false;
  }

  private deployedBy(file: SourceFile, open: ReadonlySet<string>): readonly Deployed[] {
    const known = this.results.get(file.path);
    if (known) return known;
    const node = this.nodeOf(file);
    if (!node || open.has(file.path) || open.size >= deepest) return [];
    const folder = folderOf(file.path);
    const inside = new Set([...open, file.path]);
    const workloads: Deployed[] = [];
    for (const { path } of [...pathsUnder(node, "resources", folder), ...pathsUnder(node, "bases", folder)]) {
      if (path === undefined) continue;
      const base = this.takeIn(path, file);
      workloads.push(...(base ? this.deployedBy(base, inside) : this.workloadsIn(path)));
      if (workloads.length > mostWorkloads) break;
    }
    // A component brings its own, and changes what is there.
    let changed: readonly Deployed[] = workloads;
    for (const { path } of pathsUnder(node, "components", folder)) {
      const component = path === undefined ? undefined : this.takeIn(path, file);
      if (!component) continue;
      const own = this.deployedBy(component, inside);
      changed = [...this.changeAll(changed, component), ...own].slice(0, mostWorkloads);
    }
    const result = this.changeAll(changed, file);
    this.results.set(file.path, result);
    return result;
  }

  /** The kustomization of a folder that another takes in, which is then none of its own. */
  private takeIn(folder: string, by: SourceFile): SourceFile | undefined {
    const base = kustomizationIn(folder, this.tree);
    if (!base || base.path === by.path) return undefined;
    this.included.add(base.path);
    return base;
  }

  private changeAll(workloads: readonly Deployed[], file: SourceFile): readonly Deployed[] {
    const node = this.nodeOf(file);
    if (!node) return workloads;
    const known = this.patches.get(file.path) ?? patchesOf(node, file.path, this.tree);
    this.patches.set(file.path, known);
    for (const { file: patchFile } of known) if (patchFile !== file.path) this.patchFiles.add(patchFile);
    return workloads.map((workload) => this.change(workload, node, file.path, known));
  }

  private change(workload: Deployed, node: YamlNode, path: string, patches: readonly Patch[]): Deployed {
    const namespace = textAt(node, "namespace") ?? workload.namespace;
    const images = applyPatches(workload.object, workload.images, patches).map((image) =>
      changeImage(image, itemsAt(node, "images"), path),
    );
    return {
      ...workload,
      images,
      name: `${textAt(node, "namePrefix") ?? ""}${workload.name}${textAt(node, "nameSuffix") ?? ""}`,
      ...(namespace !== undefined && { namespace }),
    };
  }

  private nodeOf(file: SourceFile): YamlNode | undefined {
    if (!this.parsed.has(file.path)) this.parsed.set(file.path, manifestOf(file).documents[0]);
    return this.parsed.get(file.path);
  }

  private workloadsIn(path: string): readonly Deployed[] {
    const known = this.manifests.get(path);
    if (known) return known;
    const file = this.tree.get(path);
    const where = whereIn(path);
    const found: Deployed[] = [];
    for (const object of file ? objectsOf(manifestOf(file).documents) : []) {
      const pod = isForOthers(object) ? undefined : podOf(object);
      const images = pod ? imagesOf(object, pod, where) : [];
      const { name, namespace } = object;
      if (images.length > 0)
        found.push({ object, file: path, images, name, ...(namespace !== undefined && { namespace }) });
    }
    this.manifests.set(path, found);
    return found;
  }
}

function idOf({ file, object: { type, name } }: Deployed): string {
  return `${file}#${type}/${name}`;
}

/** Applies `images:`: another name, tag or digest for images with that name. */
function changeImage(image: FoundImage, changes: readonly YamlNode[], path: string): FoundImage {
  let changed = image;
  for (const change of changes) {
    const name = textAt(change, "name");
    const [named, tag, digest] = partsOf(changed.ref);
    if (name === undefined || name !== named) continue;
    const newName = textAt(change, "newName");
    const newTag = textAt(change, "newTag");
    const newDigest = textAt(change, "digest");
    if (newName === undefined && newTag === undefined && newDigest === undefined) continue;
    const ending =
      newDigest !== undefined
        ? `@${newDigest}`
        : newTag !== undefined
          ? `:${newTag}`
          : `${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
    const decides = at(change, "digest") ?? at(change, "newTag") ?? at(change, "newName") ?? change;
    const place = { file: path, line: decides.line };
    changed = { ...changed, ref: `${newName ?? named}${ending}`, at: place, proof: place };
  }
  return changed;
}

/** The name as written, tag and digest. */
function partsOf(ref: string): readonly [name: string, tag: string | undefined, digest: string | undefined] {
  const parsed = parseImageRef(ref);
  if (!parsed) return [ref, undefined, undefined];
  const [named = ref] = ref.split("@", 1);
  const name =
    parsed.tag === undefined ? named : named.slice(0, Math.max(0, named.length - parsed.tag.length - 1));
  return [name, parsed.tag, parsed.digest];
}
