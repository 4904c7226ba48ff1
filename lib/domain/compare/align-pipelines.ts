import type { PipelineNode } from "../pipeline/document";
import { byId, documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";

export interface AlignedPipeline {
  /** The first map with the ids of the second for matching records; none of its other ids is in the second. */
  readonly pipeline: Pipeline;
  /** Nodes with different ids in the two maps, by the id of the second: matched by name. */
  readonly renamed: number;
}

interface Named {
  readonly id: string;
}

/**
 * Makes two maps with unrelated ids comparable, such as those of two pipelines or files. Nodes match by name, kind and id, or
 * name and kind, or id and kind; connections by their ends and artifact; zones and images by name. Of several matches the one
 * with the same id, or else the first.
 */
export function alignPipelines(before: Pipeline, after: Pipeline): AlignedPipeline {
  const [was, is] = [documentFromPipeline(before), documentFromPipeline(after)];
  const nodes = matchRecords(was.nodes, is.nodes, [
    (node) => `${node.kind} ${node.name}`,
    ({ id, kind }: PipelineNode) => `${kind} ${id}`,
  ]);
  const zones = matchRecords(was.zones, is.zones, [({ kind, name }) => `${kind} ${name}`]);
  const images = matchRecords(was.images, is.images, [({ name }) => name]);
  const led = was.edges.map((edge) => ({
    ...edge,
    source: nodes(edge.source),
    target: nodes(edge.target),
    ...(edge.images === undefined ? {} : { images: edge.images.map(images) }),
  }));
  const edges = matchRecords(led, is.edges, [
    ({ source, target, artifact }) => `${source} ${target} ${artifact}`,
  ]);
  return {
    pipeline: pipelineFromDocument({
      ...was,
      nodes: was.nodes.map((node) => ({
        ...node,
        id: nodes(node.id),
        ...(node.zone === undefined ? {} : { zone: zones(node.zone) }),
      })),
      edges: led.map((edge) => ({ ...edge, id: edges(edge.id) })),
      zones: was.zones.map((zone) => ({ ...zone, id: zones(zone.id) })),
      images: was.images.map((image) => ({
        ...image,
        id: images(image.id),
        ...(image.builtBy === undefined ? {} : { builtBy: nodes(image.builtBy) }),
      })),
      claims: was.claims.map((claim) => ({ ...claim, node: nodes(claim.node) })),
      ...(was.reviews
        ? { reviews: was.reviews.map((review) => ({ ...review, node: nodes(review.node) })) }
        : {}),
    }),
    renamed: was.nodes.filter(({ id }) => nodes(id) !== id && after.nodes.get(nodes(id))).length,
  };
}

/**
 * The ids of the second list for the records of the first.
 * @param keys of a match, the surest first
 * @returns a new id for a record without a match
 */
function matchRecords<T extends Named>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((record: T) => string)[],
): (id: string) => string {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const match = (one: T, other: T | undefined) => {
    if (!other || ids.has(one.id) || taken.has(other.id)) return;
    ids.set(one.id, other.id);
    taken.add(other.id);
  };
  const byOwnId = new Map(after.map((record) => [record.id, record]));
  for (const keyOf of keys) {
    for (const one of before) {
      const other = byOwnId.get(one.id);
      if (other && keyOf(one) === keyOf(other)) match(one, other);
    }
    // The first of several equal ones is at the end, where it is taken from.
    const free = new Map<string, T[]>();
    for (const record of after.toSorted(byId).toReversed()) {
      if (taken.has(record.id)) continue;
      const alike = free.get(keyOf(record));
      if (alike) alike.push(record);
      else free.set(keyOf(record), [record]);
    }
    for (const one of before.toSorted(byId)) if (!ids.has(one.id)) match(one, free.get(keyOf(one))?.pop());
  }
  const used = new Set([...byOwnId.keys(), ...ids.values()]);
  for (const { id } of before) {
    if (ids.has(id)) continue;
    let own = id;
    for (let attempt = 1; used.has(own); attempt++) own = `${id}-${attempt}`;
    used.add(own);
    ids.set(id, own);
  }
  return (id) => ids.get(id) ?? id;
}
