import type { PipelineNode, Position, Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { laneEnds, shiftIntoLane, stageAt } from "../pipeline/lanes";
import type { Pipeline } from "../pipeline/pipeline";
import { existingNodes } from "./nodes";

/**
 * The positions of dropped cards, by the ids of their nodes. A card dropped across a border moves into the lane of its middle,
 * and those dropped there with it go along. A card dropped inside a lane stays, as does one that was outside of its lane before.
 */
export function intoLanes(
  pipeline: Pipeline,
  positions: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Position> {
  const nodes = [...pipeline.nodes.values()];
  const ends = laneEnds(nodes);
  const others = nodes.filter(({ id }) => !positions.has(id));
  const byStage = new Map<Stage, PipelineNode[]>(stages.map((stage) => [stage, []]));
  for (const node of existingNodes(pipeline, positions.keys())) {
    const position = positions.get(node.id);
    if (position && stageAt(node.position, ends) === node.stage)
      byStage.get(stageAt(position, ends))?.push({ ...node, position });
  }
  const placed = new Map(positions);
  for (const [stage, cards] of byStage) {
    if (cards.length === 0) continue;
    const shift = shiftIntoLane(
      stage,
      cards.map(({ position }) => position),
      others,
      ends,
    );
    for (const { id, position } of cards) placed.set(id, { x: position.x + shift, y: position.y });
  }
  return placed;
}
