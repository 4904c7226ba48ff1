import type { Image, PipelineEdge } from "./document";
import { byId, type Pipeline } from "./pipeline";
import type { Records } from "./records";

export type ParentImage = NonNullable<Image["parents"]>[number];

/** The person who moves the tag decides what is built on: nothing names the content itself. */
export function isFloating({ ref, digest }: ParentImage): boolean {
  return digest === undefined && !ref.includes("@sha256:");
}

/**
 * By node, its parent images on outgoing connections: "ubuntu:24.04, not pinned", "alpine:3.22, pinned", "ubuntu:24.04 and 2
 * more". A connection that names no images carries all of them. Leaves out nodes without known parents.
 */
export function parentsByNode(
  edges: Iterable<PipelineEdge>,
  images: Iterable<Image>,
): ReadonlyMap<string, string> {
  const sent = new Map<string, Set<string> | "all">();
  for (const { source, artifact, images: named } of edges) {
    if (artifact !== "parent-image") continue;
    const before = sent.get(source) ?? new Set<string>();
    if (before === "all" || named === undefined) sent.set(source, "all");
    else sent.set(source, addAll(before, named));
  }
  if (sent.size === 0) return new Map();
  const sorted = [...images].toSorted(byId);
  const ofAll = inWords(sorted);
  const found = new Map<string, string>();
  for (const [node, ids] of sent) {
    const words = ids === "all" ? ofAll : inWords(sorted.filter(({ id }) => ids.has(id)));
    if (words !== undefined) found.set(node, words);
  }
  return found;
}

/** The same for one node of a pipeline in memory; cheap to ask again while connections and images stay as they are. */
export function parentsOut({ edges, images }: Pipeline, node: string): string | undefined {
  const before = worked.get(edges);
  if (before?.images === images) return before.byNode.get(node);
  const byNode = parentsByNode(edges.values(), images.values());
  worked.set(edges, { images, byNode });
  return byNode.get(node);
}

// Every card asks after every change; most changes touch neither of the two.
const worked = new WeakMap<
  Records<PipelineEdge>,
  { readonly images: Records<Image>; readonly byNode: ReadonlyMap<string, string> }
>();

function inWords(images: readonly Image[]): string | undefined {
  const floatingByName = new Map<string, boolean>();
  for (const parent of images.flatMap(({ parents }) => parents ?? [])) {
    const name = parent.ref.replace(/@sha256:.*$/s, "");
    floatingByName.set(name, isFloating(parent) || floatingByName.get(name) === true);
  }
  const [first] = floatingByName;
  if (first === undefined) return undefined;
  const [name, floating] = first;
  if (floatingByName.size > 1) return `${name} and ${floatingByName.size - 1} more`;
  return `${name}, ${floating ? "not pinned" : "pinned"}`;
}

function addAll(to: Set<string>, ids: readonly string[]): Set<string> {
  for (const id of ids) to.add(id);
  return to;
}
