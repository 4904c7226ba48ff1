import type { PipelineNode, Position, Stage } from "@/lib/domain/pipeline/document";
import { cardSize, freePlace, laneEnds } from "@/lib/domain/pipeline/lanes";

const gap = { x: 84, y: 40 } as const;

/**
 * A free place for what comes after a node: to its right where that is still its lane, else in the lane of the stage on
 * the same level, and from there down until nothing is in the way.
 */
export function placeAfter(after: PipelineNode, stage: Stage, others: readonly PipelineNode[]): Position {
  const right = after.position.x + cardSize.width + gap.x;
  const x = stage === after.stage && right + cardSize.width <= endOf(stage, others) ? right : freePlace(stage, others).x;
  return clearDown({ x: onGrid(x), y: onGrid(after.position.y) }, others);
}

/** The last lane has no end. */
function endOf(stage: Stage, nodes: readonly PipelineNode[]): number {
  if (stage === "run") return Infinity;
  const beyond = nodes.filter((node) => (stage === "build" ? node.stage !== "build" : node.stage === "run"));
  // With nothing beyond it, a lane grows with its cards.
  return beyond.length === 0 ? Infinity : laneEnds(nodes)[stage];
}

function clearDown(wanted: Position, others: readonly PipelineNode[]): Position {
  const inTheWay = others
    .filter(({ position }) => Math.abs(position.x - wanted.x) < cardSize.width + gap.y / 2)
    .map(({ position }) => position.y)
    .toSorted((a, b) => a - b);
  let { y } = wanted;
  for (const taken of inTheWay) if (Math.abs(taken - y) < cardSize.height + gap.y / 2) y = onGrid(taken + cardSize.height + gap.y);
  return { x: wanted.x, y };
}

function onGrid(value: number): number {
  return Math.ceil(value / 10) * 10;
}
