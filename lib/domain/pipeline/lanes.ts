import type { Position, Stage } from "./document";
import { stages } from "./document-lists";

/** A node's card on the map, in map units. */
export const cardSize = { width: 200, height: 140 } as const;

/** Where one lane ends and the next begins, as x in map units. The first lane has no left end, the last no right end. */
export interface LaneEnds {
  readonly build: number;
  readonly distribute: number;
}

interface Placed {
  readonly stage: Stage;
  readonly position: Position;
}

/** Three lanes on a screen for a map that has nothing on it yet. */
const defaultEnds: LaneEnds = { build: 330, distribute: 610 };
const margin = 40;

/**
 * The lanes are as wide as their cards need: each border is halfway between the cards on either side of it, or a margin after the
 * last card. Cards out of order widen the earlier lane.
 */
export function laneEnds(nodes: Iterable<Placed>): LaneEnds {
  const right = { build: -Infinity, distribute: -Infinity };
  const left = { distribute: Infinity, run: Infinity };
  for (const { stage, position } of nodes) {
    if (stage !== "run") right[stage] = Math.max(right[stage], position.x + cardSize.width);
    if (stage !== "build") left[stage] = Math.min(left[stage], position.x);
  }
  const afterBuild = Math.min(left.distribute, left.run);
  const build = border(right.build, afterBuild, Math.min(defaultEnds.build, afterBuild - margin));
  const distribute = border(
    Math.max(right.distribute, build),
    left.run,
    Math.max(build + defaultEnds.distribute - defaultEnds.build, right.distribute + margin),
  );
  return { build, distribute: Math.max(distribute, build + margin) };
}

function border(rightBefore: number, leftAfter: number, otherwise: number): number {
  if (rightBefore === -Infinity) return otherwise;
  if (leftAfter === Infinity) return Math.max(otherwise, rightBefore + margin);
  return leftAfter >= rightBefore ? (leftAfter + rightBefore) / 2 : rightBefore + margin;
}

/** The stage of the lane in which a card's middle lies. */
export function stageAt(position: Position, ends: LaneEnds): Stage {
  const middle = position.x + cardSize.width / 2;
  if (middle < ends.build) return "build";
  return middle < ends.distribute ? "distribute" : "run";
}

/** In map units, between a card and the border of its lane at least. */
const clear = 20;

/**
 * How far cards have to move to the side, together, so that none crosses a border of the lane where they were dropped.
 * @param stage of that lane
 * @param others the cards that stay; one in a lane other than its own is no border
 * @param ends of the lanes at the time of the drop
 * @returns in map units; 0 if all are inside, or if the lane has no room
 */
export function shiftIntoLane(
  stage: Stage,
  cards: readonly Position[],
  others: Iterable<Placed>,
  ends: LaneEnds,
): number {
  const left = Math.min(...cards.map(({ x }) => x));
  const right = Math.max(...cards.map(({ x }) => x)) + cardSize.width;
  const isInside =
    (stage === "build" || left >= ends[stage === "run" ? "distribute" : "build"]) &&
    (stage === "run" || right <= ends[stage]);
  if (isInside) return 0;
  const order = stages.indexOf(stage);
  let [from, to] = [-Infinity, Infinity];
  for (const { stage: other, position } of others) {
    if (stageAt(position, ends) !== other) continue;
    if (stages.indexOf(other) < order) from = Math.max(from, position.x + cardSize.width + clear);
    if (stages.indexOf(other) > order) to = Math.min(to, position.x - clear);
  }
  if (right - left > to - from) return 0;
  if (left < from) return Math.ceil((from - left) / 10) * 10;
  return right > to ? -Math.ceil((right - to) / 10) * 10 : 0;
}

/** A free place in a stage's lane, below the cards that stand there. */
export function freePlace(stage: Stage, nodes: readonly Placed[]): Position {
  const ends = laneEnds(nodes);
  const inLane = nodes.filter((node) => node.stage === stage);
  const x =
    inLane.length > 0
      ? Math.min(...inLane.map(({ position }) => position.x))
      : {
          build: ends.build - cardSize.width - margin,
          distribute: ends.build + margin,
          run: ends.distribute + margin,
        }[stage];
  const y =
    inLane.length > 0 ? Math.max(...inLane.map(({ position }) => position.y)) + cardSize.height + margin : 80;
  return { x: snapToGrid(x), y: snapToGrid(y) };
}

/** The nearest line of the grid, within what a position may be. */
export function snapToGrid(value: number): number {
  return Math.min(1e6, Math.max(-1e6, Math.round(value / 10) * 10));
}
