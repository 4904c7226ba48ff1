import { aroundAll, type Box, boxesMeet } from "../drawing/box";
import type { PipelineNode, Position } from "../pipeline/document";
import { cardSize, laneEnds, snapToGrid, stageAt } from "../pipeline/lanes";
import type { OperationBody } from "../pipeline/operations";
import type { Fragment } from "../pipeline/parse-fragment";
import type { Pipeline } from "../pipeline/pipeline";
import type { Edit } from "./edit";
import { plural } from "../words/english";

export interface Pasted extends Edit {
  /** The ids of the new nodes. */
  readonly nodes: ReadonlySet<string>;
}

/** The place of a copy, in map units: its middle, or the distance from the original. */
export type PastePlace = { readonly at: Position } | { readonly by: Position };

/** In map units, between a copy and what it is a copy of, and between it and whatever else stands there. */
const apart = 40;
const clear = 10;
const tries = 12;

/**
 * Puts a copied part on a map: new ids, the edges between its nodes, its claims if it has any. References to records that this
 * map lacks, such as an image, are left out.
 * @param newId makes a free id
 * @param place absent: the first free place below the original, in the same stages
 */
export function pasteFragment(
  pipeline: Pipeline,
  fragment: Fragment,
  newId: () => string,
  word: "paste" | "duplicate" = "paste",
  place?: PastePlace,
): Pasted {
  const ids = new Map(fragment.nodes.map(({ id }) => [id, newId()]));
  const zones = new Map(
    fragment.zones.map((zone) => [
      zone.id,
      pipeline.zones.get(zone.id)?.name === zone.name ? zone.id : newId(),
    ]),
  );
  const shift = place ? shiftTo(fragment, place) : shiftBelow(fragment, pipeline);
  const ends = laneEnds(pipeline.nodes.values());
  const operations: OperationBody[] = [];
  for (const zone of fragment.zones) {
    const id = zones.get(zone.id);
    if (id !== undefined && id !== zone.id) operations.push({ type: "zone.added", zone: { ...zone, id } });
  }
  for (const { zone, ...node } of fragment.nodes) {
    const id = ids.get(node.id);
    if (id === undefined) continue;
    const position = { x: snapToGrid(node.position.x + shift.x), y: snapToGrid(node.position.y + shift.y) };
    const inZone = zone === undefined ? undefined : zones.get(zone);
    // Pasted elsewhere, it stands in the lane that it is pasted into.
    const stage = place ? stageAt(position, ends) : node.stage;
    operations.push({
      type: "node.added",
      node: { ...node, id, stage, position, ...(inZone === undefined ? {} : { zone: inZone }) },
    });
  }
  for (const { images, ...edge } of fragment.edges) {
    const [source, target] = [ids.get(edge.source), ids.get(edge.target)];
    if (source === undefined || target === undefined) continue;
    const known = images?.filter((image) => pipeline.images.get(image) !== undefined);
    operations.push({
      type: "edge.added",
      edge: { ...edge, id: newId(), source, target, ...(known && known.length > 0 ? { images: known } : {}) },
    });
  }
  for (const { node, control, evidence = [], ...set } of fragment.claims) {
    const id = ids.get(node);
    if (id === undefined) continue;
    if (Object.keys(set).length > 0) operations.push({ type: "claim.changed", node: id, control, set });
    for (const one of evidence) operations.push({ type: "evidence.added", node: id, control, evidence: one });
  }
  const { nodes, claims } = fragment;
  const what = nodes.length === 1 && nodes[0] ? nodes[0].name : `${nodes.length} nodes`;
  const withClaims =
    claims.length === 0 ? "" : `, with ${claims.length} ${plural(claims.length, "claim", "claims")}`;
  return {
    operations,
    nodes: new Set(ids.values()),
    label: `${word} ${what}`,
    told: `${what} ${word === "paste" ? "pasted" : "duplicated"}${withClaims}.`,
  };
}

function shiftTo({ nodes }: Fragment, place: PastePlace): Position {
  if ("by" in place) return place.by;
  const xs = nodes.map(({ position }) => position.x).toSorted((a, b) => a - b);
  const ys = nodes.map(({ position }) => position.y).toSorted((a, b) => a - b);
  const middle = (sorted: readonly number[], size: number) =>
    ((sorted[0] ?? 0) + (sorted.at(-1) ?? 0) + size) / 2;
  const { x, y } = place.at;
  return { x: x - middle(xs, cardSize.width), y: y - middle(ys, cardSize.height) };
}

/** The first place further down that covers no card; if all are taken, a little off, so that both are seen. */
function shiftBelow({ nodes }: Fragment, pipeline: Pipeline): Position {
  const cards = [...pipeline.nodes.values()].map(cardAt);
  const copied = nodes.map(cardAt);
  const step = cardSize.height + apart;
  const first = Math.ceil(aroundAll(copied).height / step);
  for (let steps = first; steps < first + tries; steps++) {
    const y = steps * step;
    const isFree = copied.every(
      (card) => !cards.some((other) => boxesMeet({ ...card, y: card.y + y }, other, clear)),
    );
    if (isFree) return { x: 0, y };
  }
  return { x: apart, y: apart };
}

function cardAt({ position }: Pick<PipelineNode, "position">): Box {
  return { ...position, ...cardSize };
}
