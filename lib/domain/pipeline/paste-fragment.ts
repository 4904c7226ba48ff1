import type { Position } from "./document";
import type { Fragment } from "./parse-fragment";
import { cardSize, laneEnds, stageAt } from "./lanes";
import type { OperationBody } from "./operations";
import type { Pipeline } from "./pipeline";
import { getRecord, valuesOf } from "./records";

export interface Pasted {
  readonly operations: readonly OperationBody[];
  /** The ids of the new nodes. */
  readonly nodes: ReadonlySet<string>;
}

/** So far from what it is a copy of, in map units, that both are seen. */
export const beside = 40;

/**
 * Puts a copied part on a map: new ids, the edges between its nodes, its claims if it has any. What it refers to and this
 * map does not have, an image for one, is left out.
 * @param at where its middle goes, in map units; absent: a little down and to the right of where it was copied.
 * @param newId makes an id that nothing has.
 */
export function pasteFragment(
  pipeline: Pipeline,
  fragment: Fragment,
  newId: () => string,
  at?: Position,
): Pasted {
  const ids = new Map(fragment.nodes.map(({ id }) => [id, newId()]));
  const zones = new Map(
    fragment.zones.map((zone) => [
      zone.id,
      getRecord(pipeline.zones, zone.id)?.name === zone.name ? zone.id : newId(),
    ]),
  );
  const shift = at ? shiftTo(fragment, at) : { x: beside, y: beside };
  const ends = laneEnds(valuesOf(pipeline.nodes));
  const operations: OperationBody[] = [];
  for (const zone of fragment.zones) {
    const id = zones.get(zone.id);
    if (id !== undefined && id !== zone.id) operations.push({ type: "zone.added", zone: { ...zone, id } });
  }
  for (const { zone, ...node } of fragment.nodes) {
    const id = ids.get(node.id);
    if (id === undefined) continue;
    const position = { x: snap(node.position.x + shift.x), y: snap(node.position.y + shift.y) };
    const inZone = zone === undefined ? undefined : zones.get(zone);
    // Pasted elsewhere, it stands in the lane that it is pasted into.
    const stage = at ? stageAt(position, ends) : node.stage;
    operations.push({
      type: "node.added",
      node: { ...node, id, stage, position, ...(inZone === undefined ? {} : { zone: inZone }) },
    });
  }
  for (const { images, ...edge } of fragment.edges) {
    const [source, target] = [ids.get(edge.source), ids.get(edge.target)];
    if (source === undefined || target === undefined) continue;
    const known = images?.filter((image) => getRecord(pipeline.images, image) !== undefined);
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
  return { operations, nodes: new Set(ids.values()) };
}

function shiftTo({ nodes }: Fragment, { x, y }: Position): Position {
  const xs = nodes.map(({ position }) => position.x).toSorted((a, b) => a - b);
  const ys = nodes.map(({ position }) => position.y).toSorted((a, b) => a - b);
  const middle = (sorted: readonly number[], size: number) =>
    ((sorted[0] ?? 0) + (sorted.at(-1) ?? 0) + size) / 2;
  return { x: x - middle(xs, cardSize.width), y: y - middle(ys, cardSize.height) };
}

/** Within what a position may be, however far away it was copied. */
function snap(value: number): number {
  return Math.min(1e6, Math.max(-1e6, Math.round(value / 10) * 10));
}
