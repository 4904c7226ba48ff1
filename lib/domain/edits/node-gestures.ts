import type { PipelineNode, Position } from "../pipeline/document";
import { cardSize, freePlace, laneEnds } from "../pipeline/lanes";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";
import { addNode } from "./map-gestures";
import type { Edit } from "./edit";

const gapBetweenCards = 40;

/**
 * Beside the node that comes before it, in that one's stage: to its right where the lane has room, else below it,
 * and further down until no other card stands there. Undefined where either is gone, or both are the same.
 */
export function moveAfter(pipeline: Pipeline, id: string, before: string): Edit | undefined {
  const [node, anchor] = [getRecord(pipeline.nodes, id), getRecord(pipeline.nodes, before)];
  if (!node || !anchor || id === before) return undefined;
  const others = [...valuesOf(pipeline.nodes)].filter((other) => other.id !== id);
  const position = placeAfter(anchor, others);
  const restaged: OperationBody[] =
    node.stage === anchor.stage ? [] : [{ type: "node.changed", node: id, set: { stage: anchor.stage } }];
  return {
    operations: [...restaged, { type: "nodes.moved", positions: { [id]: position } }],
    label: `move ${node.name} after ${anchor.name}`,
  };
}

function placeAfter({ position, stage }: PipelineNode, others: readonly PipelineNode[]): Position {
  const right = position.x + cardSize.width + gapBetweenCards;
  const hasRoom = stage === "run" || right + cardSize.width <= laneEnds(others)[stage];
  let place = hasRoom
    ? { x: right, y: position.y }
    : { x: position.x, y: position.y + cardSize.height + gapBetweenCards };
  // From the top down, so that one pass finds a place that is free of all.
  for (const other of others.toSorted((a, b) => a.position.y - b.position.y)) {
    if (overlaps(place, other.position))
      place = { x: place.x, y: other.position.y + cardSize.height + gapBetweenCards };
  }
  return place;
}

function overlaps(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < cardSize.width && Math.abs(a.y - b.y) < cardSize.height;
}

/** Another like it at a free place of its stage; what the team says of its controls, and its hand-overs, stay behind. */
export function duplicateNode(
  pipeline: Pipeline,
  id: string,
  newId: string,
): (Edit & { readonly node: PipelineNode }) | undefined {
  const original = getRecord(pipeline.nodes, id);
  if (!original) return undefined;
  const { name } = addNode(pipeline, { kind: original.kind, name: original.name }, newId).node;
  const node = {
    ...original,
    id: newId,
    name,
    position: freePlace(original.stage, [...valuesOf(pipeline.nodes)]),
  };
  return { node, operations: [{ type: "node.added", node }], label: `duplicate ${original.name}` };
}
