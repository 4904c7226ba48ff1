import { lineInside, readManifest } from "../kubernetes/manifest";
import { containersOf, type FoundImage, type KubeObject, objectsOf, podOf } from "../kubernetes/pod";
import { folderOf, type Place, resolvePath, type SourceTree } from "../source";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

/** A change to objects: a list of operations, or an object in part. */
export interface Patch {
  readonly nodes: readonly YamlNode[];
  readonly file: string;
  /** The line in that file of a line of its nodes. */
  readonly lineOf: (line: number) => number;
  readonly type?: string;
  readonly name?: string;
}

/** The patches of a kustomization, those in files of the tree and those in its own text. */
export function patchesOf(node: YamlNode, path: string, tree: SourceTree): readonly Patch[] {
  const patches: Patch[] = [];
  const add = (item: YamlNode, target: YamlNode | undefined, written: string, isFile: boolean) => {
    const type = textAt(target, "kind");
    const name = textAt(target, "name");
    const aim = { ...(type !== undefined && { type }), ...(name !== undefined && { name }) };
    const file = isFile ? resolvePath(folderOf(path), written) : undefined;
    const text = isFile ? tree.get(file ?? "")?.text : written;
    if (text === undefined) return;
    const lineOf = (line: number) => (isFile || item.kind !== "scalar" ? line : lineInside(item, line));
    patches.push({ nodes: readManifest(text).documents, file: file ?? path, lineOf, ...aim });
  };
  for (const key of ["patches", "patchesJson6902", "patchesStrategicMerge"]) {
    for (const item of itemsAt(node, key)) {
      if (item.kind === "scalar") add(item, undefined, item.text, !item.text.includes("\n"));
      const inline = at(item, "patch");
      const file = textAt(item, "path");
      if (inline?.kind === "scalar") add(inline, at(item, "target"), inline.text, false);
      else if (file !== undefined) add(item, at(item, "target"), file, true);
    }
  }
  return patches;
}

/** The images of an object after patches that change them. */
export function applyPatches(
  object: KubeObject,
  images: readonly FoundImage[],
  patches: readonly Patch[],
): readonly FoundImage[] {
  let patched = images;
  for (const patch of patches) {
    for (const node of patch.nodes) {
      const isOperations = node.kind === "list";
      if (isOperations ? !aimsAt(patch, object) : !isPartOf(patch, node, object)) continue;
      const changes = isOperations ? operationsOf(node, patch) : partsOf(node, patch);
      patched = patched.map((image) => {
        const change = changes.find((found) => found.matches(image));
        return change ? { ...image, ref: change.ref, at: change.place, proof: change.place } : image;
      });
    }
  }
  return patched;
}

interface ImageChange {
  readonly matches: (image: FoundImage) => boolean;
  readonly ref: string;
  readonly place: Place;
}

function aimsAt({ type, name }: Patch, object: KubeObject): boolean {
  return (type === undefined || type === object.type) && (name === undefined || isNamed(object.name, name));
}

/** A target's name is a pattern; only the plain ones and `.*` are followed. */
function isNamed(name: string, pattern: string): boolean {
  if (pattern === name || pattern === ".*" || pattern === "*") return true;
  return pattern.endsWith(".*") && name.startsWith(pattern.slice(0, -2));
}

function isPartOf(patch: Patch, node: YamlNode, object: KubeObject): boolean {
  if (patch.type !== undefined || patch.name !== undefined) return aimsAt(patch, object);
  return textAt(node, "kind") === object.type && textAt(node, "metadata", "name") === object.name;
}

/** JSON 6902: replaces the image of the container with a number. */
function operationsOf(list: YamlNode, { file, lineOf }: Patch): readonly ImageChange[] {
  return itemsAt(list).flatMap((operation) => {
    const way = /\/(containers|initContainers)\/(\d{1,3})\/image$/.exec(textAt(operation, "path") ?? "");
    const value = at(operation, "value");
    if (!way || value?.kind !== "scalar" || textAt(operation, "op") === "remove") return [];
    const isInit = way[1] === "initContainers";
    const index = Number(way[2]);
    return [
      {
        matches: (image: FoundImage) => image.isInit === isInit && image.index === index,
        ref: value.text,
        place: { file, line: lineOf(value.line) },
      },
    ];
  });
}

/** An object in part: containers are matched by their name. */
function partsOf(node: YamlNode, { file, lineOf }: Patch): readonly ImageChange[] {
  const [object] = objectsOf([node]);
  const pod = object && podOf(object);
  if (!pod) return [];
  return containersOf(pod).flatMap(({ node: container, name, isInit }) => {
    const image = at(container, "image");
    if (image?.kind !== "scalar" || image.text === "") return [];
    return [
      {
        matches: (found: FoundImage) => found.isInit === isInit && found.container === name,
        ref: image.text,
        place: { file, line: lineOf(image.line) },
      },
    ];
  });
}
