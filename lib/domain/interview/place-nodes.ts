import type { PipelineNode, Position } from "../pipeline/document";
import { cardSize, freePlace, laneEnds, stageAt } from "../pipeline/lanes";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { type ProposedMap, proposeMap } from "./propose-map";
import { readAnswers } from "./read-answers";
import { isSame } from "../is-same";

/** Adds new nodes, and moves those that no person moved, never onto another card or out of their lane. */
export function placeNodes(
  pipeline: Pipeline,
  had: ProposedMap,
  wanted: ProposedMap,
  isGoing: ReadonlySet<string>,
): OperationBody[] {
  const before = new Map(had.nodes.map((node) => [node.id, node]));
  const nodes = [...pipeline.nodes.values()].filter(({ id }) => !isGoing.has(id));
  const isMoving = (node: PipelineNode) => {
    const now = pipeline.nodes.get(node.id);
    const was = before.get(node.id);
    return (
      now !== undefined &&
      was !== undefined &&
      !isSame(was.position, node.position) &&
      isSame(was.position, now.position)
    );
  };
  const moving = new Map(wanted.nodes.filter(isMoving).map((node) => [node.id, node]));
  const placed = nodes.filter(({ id }) => !moving.has(id));
  const positions: [string, Position][] = [];
  for (const node of nodes) {
    const to = moving.get(node.id);
    if (!to) continue;
    const [best] = [to, node].filter((one) => isFree(one, placed));
    const position = best?.position ?? freePlace(node.stage, placed);
    if (!isSame(position, node.position)) positions.push([node.id, position]);
    placed.push({ ...node, position });
  }
  const additions: OperationBody[] = [];
  for (const node of wanted.nodes) {
    if (before.has(node.id) || pipeline.nodes.get(node.id)) continue;
    const added = isFree(node, placed) ? node : { ...node, position: freePlace(node.stage, placed) };
    placed.push(added);
    additions.push({ type: "node.added", node: added });
  }
  return [
    ...(positions.length > 0
      ? [{ type: "nodes.moved" as const, positions: Object.fromEntries(positions) }]
      : []),
    ...additions,
  ];
}

/** Whether the map holds what the interview drew alone, where it put it: nothing was drawn or moved manually. */
export function isAsDrawn(pipeline: Pipeline): boolean {
  const places = new Map(proposeMap(readAnswers(pipeline)).nodes.map(({ id, position }) => [id, position]));
  return [...pipeline.nodes.values()].every(({ id, position }) => isSame(places.get(id), position));
}

const gap = 16;

function isFree(node: PipelineNode, others: readonly PipelineNode[]): boolean {
  const { x, y } = node.position;
  const isOverlapped = others.some(
    ({ position }) =>
      Math.abs(position.x - x) < cardSize.width + gap && Math.abs(position.y - y) < cardSize.height + gap,
  );
  if (isOverlapped) return false;
  const all = [...others, node];
  const ends = laneEnds(all);
  return all.every(({ stage, position }) => stageAt(position, ends) === stage);
}
