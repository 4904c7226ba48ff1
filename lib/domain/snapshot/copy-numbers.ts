import type * as z from "zod";
import type { frozenPostureSchema, Settled } from "../contract/posture";
import type { PipelineDocument, PipelineEdge, PipelineNode } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { byId, compareText } from "../pipeline/pipeline";
import { orderInCopy, type Unnumbered } from "./copy-order";

/** New ids for records, which say nothing of the old ones. */
export interface Numbering {
  readonly of: (id: string) => string;
}

export interface CopyNumbers {
  readonly nodes: Numbering;
  readonly edges: Numbering;
  readonly zones: Numbering;
  readonly images: Numbering;
}

type FrozenPosture = z.infer<typeof frozenPostureSchema>;

interface Counted {
  readonly posture: Pick<FrozenPosture, "gaps" | "waysIn" | "unprotectedHandOvers"> & {
    readonly coverage: Pick<FrozenPosture["coverage"], "nodes">;
  };
  readonly settled: readonly Settled[];
}

/**
 * What a copy has for the ids of its document: numbers in an order that follows from what the copy shows, nodes as the
 * map is read.
 * @param shown what the copy shows, still under the ids of the document.
 */
export function numberCopy(shown: PipelineDocument, counted: Counted): CopyNumbers {
  const order = orderInCopy(recordsOf(shown, counted));
  const [nodes, zones, images] = (["n", "z", "i"] as const).map((prefix) =>
    createNumbering(
      prefix,
      order.flatMap((key) => (key.startsWith(`${prefix} `) ? [key.slice(2)] : [])),
    ),
  ) as [Numbering, Numbering, Numbering];
  const inOrder = shown.edges
    .map((edge) => ({
      id: edge.id,
      look: [
        nodes.of(edge.source),
        nodes.of(edge.target),
        shownOf(edge),
        ...(edge.images ?? []).map(images.of),
      ].join(" "),
    }))
    .toSorted((a, b) => compareText(a.look, b.look) || byId(a, b));
  return {
    nodes,
    zones,
    images,
    edges: createNumbering(
      "e",
      inOrder.map(({ id }) => id),
    ),
  };
}

function recordsOf(shown: PipelineDocument, counted: Counted): readonly Unnumbered[] {
  const alike = alikeIn(shown.nodes, lookOfNode);
  const about = aboutNodes(alike, shown, counted);
  const carried = aboutImages(shown);
  const images = new Map(shown.images.map((image) => [image.id, shownOf(image)]));
  const lookOf = (edge: PipelineEdge) =>
    [shownOf(edge), ...(edge.images ?? []).map((id) => images.get(id) ?? "").toSorted(compareText)].join(" ");
  const leaving = new Map(shown.nodes.map(({ id }) => [id, [] as (readonly [string, string])[]]));
  for (const edge of shown.edges) leaving.get(edge.source)?.push([lookOf(edge), `n ${edge.target}`]);
  return [
    ...shown.nodes.map((node) => ({
      id: `n ${node.id}`,
      shown: `${lookOfNode(node)} ${about(node.id)}`,
      refers: [
        ...(node.zone === undefined ? [] : [["zone", `z ${node.zone}`] as const]),
        ...(leaving.get(node.id) ?? []),
      ],
    })),
    ...shown.zones.map((zone) => ({ id: `z ${zone.id}`, shown: shownOf(zone), refers: [] })),
    ...shown.images.map((image) => ({
      id: `i ${image.id}`,
      shown: shownOf(image),
      refers: [
        ...(image.builtBy === undefined ? [] : [["builtBy", `n ${image.builtBy}`] as const]),
        ...(carried.get(image.id) ?? []),
      ],
    })),
  ];
}

/** The connections of images that look the same, and the place of each among their images. */
function aboutImages({
  images,
  edges,
}: PipelineDocument): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const alike = alikeIn(images, shownOf);
  const carried = new Map([...alike].map((id) => [id, [] as (readonly [string, string])[]]));
  if (alike.size === 0) return carried;
  for (const edge of edges)
    for (const [place, image] of edge.images?.entries() ?? [])
      carried
        .get(image)
        ?.push(
          [`from ${place} ${shownOf(edge)}`, `n ${edge.source}`],
          [`into ${place} ${shownOf(edge)}`, `n ${edge.target}`],
        );
  return carried;
}

/**
 * The fields of a record without ids, in one text. Includes how many images are named: a connection without any differs from one
 * that does not answer.
 */
function shownOf(record: object): string {
  const fields = Object.entries(record).filter(([field]) => !idFields.has(field));
  const named = "images" in record && Array.isArray(record.images) ? [["images", record.images.length]] : [];
  return JSON.stringify([...fields.toSorted(([a], [b]) => compareText(a, b)), ...named]);
}

const idFields: ReadonlySet<string> = new Set([
  "id",
  "node",
  "source",
  "target",
  "zone",
  "builtBy",
  "images",
]);

/** Sorts as `compareNodes` does. */
function lookOfNode(node: PipelineNode): string {
  const { stage, position } = node;
  const digits = (value: number) => String(Math.round(value) + 100_000_000).padStart(10, "0");
  return `${stages.indexOf(stage)} ${digits(position.x)} ${digits(position.y)} ${shownOf(node)}`;
}

/** Those of which another looks the same. */
function alikeIn<T extends { readonly id: string }>(
  records: readonly T[],
  lookOf: (record: T) => string,
): ReadonlySet<string> {
  const first = new Map<string, string>();
  const alike = new Set<string>();
  for (const record of records) {
    const look = lookOf(record);
    const before = first.get(look);
    if (before === undefined) first.set(look, record.id);
    else alike.add(before).add(record.id);
  }
  return alike;
}

/** The most important facts only: all facts of a large map would be megabytes. */
function aboutNodes(
  nodes: ReadonlySet<string>,
  { claims, reviews = [], edges }: PipelineDocument,
  { posture: { coverage, gaps, waysIn, unprotectedHandOvers }, settled }: Counted,
): (node: string) => string {
  const about = new Map<string, string[]>([...nodes].map((id) => [id, [JSON.stringify(coverage.nodes[id])]]));
  const add = (what: string, rows: readonly { readonly node: string }[]) => {
    for (const row of rows) if (nodes.has(row.node)) about.get(row.node)?.push(`${what} ${shownOf(row)}`);
  };
  const ends = new Map(edges.map(({ id, source, target }) => [id, { source, target }]));
  const addWays = (what: string, rows: NonNullable<FrozenPosture["waysIn"]>["asDeclared"]) => {
    for (const { places, published, state, said, entries, reached, unguarded } of rows)
      for (const place of places) {
        const look = JSON.stringify([
          published,
          state,
          said,
          entries.map(({ type, state: how, said: isSaid }) => [type, how, isSaid]),
        ]);
        const way = `${what} ${look} ${reached.length} ${unguarded.length}`;
        const { source, target } =
          "node" in place ? { source: place.node, target: undefined } : (ends.get(place.edge) ?? {});
        about.get(source ?? "")?.push(`at ${way}`);
        about.get(target ?? "")?.push(`to ${way}`);
      }
  };
  add("claim", claims);
  add("review", reviews);
  add("declared", gaps.asDeclared);
  add("proven", gaps.asProven);
  add("settled", settled);
  // Two that look the same can have different verdicts because of hidden data.
  if (nodes.size > 0 && waysIn) {
    addWays("ways declared", waysIn.asDeclared);
    addWays("ways proven", waysIn.asProven);
    for (const edge of unprotectedHandOvers?.asDeclared ?? []) {
      const { source = "", target = "" } = ends.get(edge) ?? {};
      about.get(source)?.push("unprotected from here");
      about.get(target)?.push("unprotected to here");
    }
  }
  return (node) => JSON.stringify(about.get(node)?.toSorted(compareText) ?? []);
}

/** @param prefix what each new id begins with. @param ids in their order. */
export function createNumbering(prefix: string, ids: readonly string[]): Numbering {
  // As many digits for all, so that sorting as text keeps the order.
  const digits = String(ids.length).length;
  const numbers = new Map(
    ids.map((id, index) => [id, `${prefix}${String(index + 1).padStart(digits, "0")}`]),
  );
  return { of: (id) => numbers.get(id) ?? `${prefix}0` };
}
