import type { Pipeline } from "../pipeline/pipeline";
import type { Edit } from "./edit";
import { stageNames } from "../words/english";
import { setStage, placeAt, gapBetweenCards, overlaps } from "./moves";
import type { PipelineNode, Position } from "../pipeline/document";
import { cardSize, laneEnds } from "../pipeline/lanes";

/**
 * The place beside the node before it, in that node's stage: to its right if the lane has room, or else below it, down to the
 * first free place. Undefined if either is deleted, or both are the same.
 */
export function moveAfter(pipeline: Pipeline, id: string, before: string): Edit | undefined {
  const [node, anchor] = [pipeline.nodes.get(id), pipeline.nodes.get(before)];
  if (!node || !anchor || id === before) return undefined;
  const others = [...pipeline.nodes.values()].filter((other) => other.id !== id);
  return {
    operations: [
      ...(node.stage === anchor.stage ? [] : [setStage(node, anchor.stage)]),
      placeAt([[id, placeAfter(anchor, others)]]),
    ],
    label: `move ${node.name} after ${anchor.name}`,
    told: `${node.name} moved after ${anchor.name}, ${stageNames[anchor.stage]} stage.`,
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
