import type { Image, PipelineEdge, PipelineNode } from "./document";
import { isPulledFrom } from "./is-pulled-from";
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
export function parentsByNode({
  nodes,
  edges,
  images,
}: {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
  readonly images: readonly Image[];
}): ReadonlyMap<string, string> {
  const sent = imagesBySource(edges, images);
  return new Map(
    nodes.flatMap((node) => {
      const words = inWords(sent.get(node.id) ?? [], node);
      return words === undefined ? [] : [[node.id, words] as const];
    }),
  );
}

/** The same for one node of a pipeline in memory; cheap to ask again while connections and images stay as they are. */
export function parentsOut(
  { nodes, edges, images }: Pick<Pipeline, "nodes" | "edges" | "images">,
  id: string,
): string | undefined {
  const node = nodes.get(id);
  if (!node) return undefined;
  const before = worked.get(edges);
  const known =
    before?.images === images
      ? before
      : {
          images,
          sent: imagesBySource(edges.values(), images.values()),
          words: new WeakMap<PipelineNode, string | undefined>(),
        };
  if (known !== before) worked.set(edges, known);
  if (!known.words.has(node)) known.words.set(node, inWords(known.sent.get(id) ?? [], node));
  return known.words.get(node);
}

// Every card asks after every change; most changes touch neither of the two.
const worked = new WeakMap<
  Records<PipelineEdge>,
  {
    readonly images: Records<Image>;
    readonly sent: ReadonlyMap<string, readonly Image[]>;
    readonly words: WeakMap<PipelineNode, string | undefined>;
  }
>();

/** The images whose parents each node hands on. */
function imagesBySource(
  edges: Iterable<PipelineEdge>,
  images: Iterable<Image>,
): ReadonlyMap<string, readonly Image[]> {
  const sent = new Map<string, Set<string> | "all">();
  for (const { source, artifact, images: named } of edges) {
    if (artifact !== "parent-image") continue;
    const before = sent.get(source) ?? new Set<string>();
    if (before === "all" || named === undefined) sent.set(source, "all");
    else sent.set(source, addAll(before, named));
  }
  if (sent.size === 0) return new Map();
  const sorted = [...images].toSorted(byId);
  return new Map(
    [...sent].map(([node, ids]) => [node, ids === "all" ? sorted : sorted.filter(({ id }) => ids.has(id))]),
  );
}

function inWords(images: readonly Image[], source: PipelineNode): string | undefined {
  const floatingByName = new Map<string, boolean>();
  for (const parent of images.flatMap(({ parents }) => parents ?? [])) {
    if (!isPulledFrom(parent.ref, source)) continue;
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
