import { groupBy } from "../group-by";
import type { Image, PipelineDocument, PipelineEdge, PipelineNode } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { parseImageRef, repositoryName } from "../scan/image-ref";
import { matchNodes } from "./match-nodes";
import type { SameAnswers } from "./merge-piece";
import type { Written, WrittenRecord } from "./written";

export interface MatchedMap {
  /** The incoming records, with their present or future ids on the map. */
  readonly document: PipelineDocument;
  /** The incoming id for each id on the map. */
  readonly cameAs: ReadonlyMap<string, string>;
  /** The candidates on the map for each incoming node, by its id on the map. */
  readonly open: ReadonlyMap<string, readonly PipelineNode[]>;
}

/** Assigns incoming records their ids on the map, or free ones, so that nothing is added twice. */
export function matchRecords(
  present: Pipeline,
  incoming: PipelineDocument,
  written: Written,
  options: { readonly from: "files" | "map"; readonly same: SameAnswers },
): MatchedMap {
  const { ids, open } = matchNodes(present, { ...incoming, from: options.from }, written, options.same);
  const node = namer(incoming.nodes, ids, present.nodes);
  const zones = matchByKey(
    incoming.zones,
    [...present.zones.values()],
    ({ kind, name }) => `${kind} ${name}`,
    written.zones,
  );
  const zone = namer(incoming.zones, zones, present.zones);
  const images = matchByKey(incoming.images, [...present.images.values()], imageKey, written.images);
  const image = namer(incoming.images, images, present.images);
  const led = incoming.edges.map((edge) => ({
    ...edge,
    source: node(edge.source),
    target: node(edge.target),
    ...(edge.images !== undefined && { images: edge.images.map(image) }),
  }));
  const edge = namer(incoming.edges, matchEdges(led, present, options.from), present.edges);
  const cameAs = new Map([
    ...incoming.nodes.map(({ id }) => [node(id), id] as const),
    ...incoming.images.map(({ id }) => [image(id), id] as const),
    ...incoming.edges.map(({ id }) => [edge(id), id] as const),
  ]);
  return {
    document: {
      ...incoming,
      nodes: incoming.nodes.map((one) => ({
        ...one,
        id: node(one.id),
        ...(one.zone !== undefined && { zone: zone(one.zone) }),
      })),
      edges: led.map((one) => ({ ...one, id: edge(one.id) })),
      zones: incoming.zones.map((one) => ({ ...one, id: zone(one.id) })),
      images: incoming.images.map((one) => ({
        ...one,
        id: image(one.id),
        ...(one.builtBy !== undefined && { builtBy: node(one.builtBy) }),
      })),
      claims: incoming.claims.map((one) => ({ ...one, node: node(one.node) })),
    },
    cameAs,
    open: new Map([...open].map(([id, choices]) => [node(id), choices])),
  };
}

interface Named {
  readonly id: string;
}

/** The id on the map of a matched record; else its own, or a variant if that is taken. */
function namer(
  incoming: readonly Named[],
  matched: ReadonlyMap<string, string>,
  present: { readonly get: (id: string) => unknown },
): (id: string) => string {
  const ids = new Map(matched);
  const used = new Set(matched.values());
  const isFree = (id: string) => !used.has(id) && present.get(id) === undefined;
  for (const { id } of incoming) {
    if (ids.has(id)) continue;
    let own = id;
    for (let count = 2; !isFree(own); count++) own = `${id.slice(0, 58)}-${count}`;
    used.add(own);
    ids.set(id, own);
  }
  return (id) => ids.get(id) ?? id;
}

/**
 * Matches by name, on the map or in the import that wrote them: first records that also have the same id, then those whose key is unique
 * on both sides.
 */
function matchByKey<T extends Named>(
  incoming: readonly T[],
  present: readonly T[],
  keyOf: (record: T) => string,
  was: ReadonlyMap<string, WrittenRecord>,
): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  const used = new Set<string>();
  const here = new Map(present.map((record) => [record.id, record]));
  const asWritten = (record: T): T => ({ ...record, ...was.get(record.id)?.fields });
  const match = (one: T, other: T) => {
    matched.set(one.id, other.id);
    used.add(other.id);
  };
  for (const one of incoming) {
    const other = here.get(one.id);
    if (other && [keyOf(other), keyOf(asWritten(other))].includes(keyOf(one))) match(one, other);
  }
  for (const called of [asWritten, (record: T) => record]) {
    const there = groupBy(
      incoming.filter(({ id }) => !matched.has(id)),
      keyOf,
    );
    const left = groupBy(
      present.filter(({ id }) => !used.has(id)),
      (record) => keyOf(called(record)),
    );
    for (const [key, [one, ...others]] of there) {
      const [other, ...more] = left.get(key) ?? [];
      if (one && other && others.length + more.length === 0) match(one, other);
    }
  }
  return matched;
}

/** Its name without tag and digest: a drafted image's id changes with its position. */
function imageKey({ name }: Image): string {
  const ref = parseImageRef(name);
  return ref ? repositoryName(ref) : name;
}

/** By drafted id; else by the same ends and artifact, and the same mode if both have one. */
function matchEdges(
  led: readonly PipelineEdge[],
  present: Pipeline,
  from: "files" | "map",
): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const match = (id: string, other: string) => {
    matched.set(id, other);
    taken.add(other);
  };
  const way = ({ source, target, artifact }: PipelineEdge) => `${source} ${target} ${artifact}`;
  for (const edge of led) {
    const known = present.edges.get(edge.id);
    if (known && (from === "files" || way(known) === way(edge))) match(edge.id, known.id);
  }
  const here = groupBy(
    [...present.edges.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    way,
  );
  const fits = (
    edge: PipelineEdge,
    is: (one: boolean | undefined, other: boolean | undefined) => boolean,
  ): PipelineEdge | undefined =>
    here.get(way(edge))?.find((one) => !taken.has(one.id) && is(one.automated, edge.automated));
  const free = () => led.filter(({ id }) => !matched.has(id));
  for (const edge of free()) {
    const other = fits(edge, (one, two) => one === two);
    if (other) match(edge.id, other.id);
  }
  for (const edge of free()) {
    const other = fits(edge, (one, two) => one === undefined || two === undefined);
    if (other) match(edge.id, other.id);
  }
  return matched;
}
