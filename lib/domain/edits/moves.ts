import type { PipelineNode, Position, Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { cardSize, freePlace, laneEnds, stageAt } from "../pipeline/lanes";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import type { Edit } from "./edit";
import { existingNodes, nodesText } from "./nodes";
import { counted, plural, stageNames } from "../words/english";

/** Between two cards that are put beside each other, in map units. */
export const gapBetweenCards = 40;

/** Moved cards. A card in another lane gets its stage, and only then the edit has a message: a change of stage must be seen. */
export function moveNodes(pipeline: Pipeline, positions: ReadonlyMap<string, Position>): Edit | undefined {
  const ends = laneEnds(pipeline.nodes.values());
  const moved = existingNodes(pipeline, positions.keys()).flatMap((node) => {
    const position = positions.get(node.id);
    return position && (node.position.x !== position.x || node.position.y !== position.y)
      ? [{ node, position }]
      : [];
  });
  if (moved.length === 0) return undefined;
  const restaged = moved.flatMap(({ node, position }) => {
    const stage = stageAt(position, ends);
    const wasInItsLane = stageAt(node.position, ends) === node.stage;
    return wasInItsLane && stage !== node.stage ? [{ node, stage }] : [];
  });
  return {
    operations: [
      placeAt(moved.map(({ node, position }) => [node.id, position])),
      ...restaged.map(({ node, stage }) => setStage(node, stage)),
    ],
    label: `move ${nodesText(moved.map(({ node }) => node))}`,
    ...(restaged.length > 0 && { told: restagedText(restaged) }),
  };
}

interface Restaged {
  readonly node: PipelineNode;
  readonly stage: Stage;
}

/** "Jenkins is now in Distribute." or "2 nodes are now in Distribute, 1 node is now in Run." */
function restagedText(restaged: readonly Restaged[]): string {
  const parts = stages.flatMap((stage) => {
    const nodes = restaged.flatMap((one) => (one.stage === stage ? [one.node] : []));
    if (nodes.length === 0) return [];
    const what = restaged.length === 1 ? nodesText(nodes) : counted(nodes.length, "node");
    return [`${what} ${plural(nodes.length, "is", "are")} now in ${stageNames[stage]}`];
  });
  return `${parts.join(", ")}.`;
}

/** To another stage, and to a free place in its lane. */
export function moveToStage(pipeline: Pipeline, id: string, stage: Stage): Edit | undefined {
  const node = pipeline.nodes.get(id);
  return (
    node && {
      ...restage(pipeline, [node], stage),
      told: `${node.name} moved to the ${stageNames[stage]} stage.`,
    }
  );
}

/** Each to a place of its own below what stands in that lane; those that stand there already stay. */
export function moveAllToStage(pipeline: Pipeline, ids: Iterable<string>, stage: Stage): Edit | undefined {
  const nodes = existingNodes(pipeline, ids).filter((node) => node.stage !== stage);
  return nodes.length === 0 ? undefined : restage(pipeline, nodes, stage);
}

/** Whether cards at these places would cover each other. */
export function overlaps(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < cardSize.width && Math.abs(a.y - b.y) < cardSize.height;
}

/** Changes the node's stage only: its card stays. */
export function setStage({ id }: PipelineNode, stage: Stage): OperationBody {
  return { type: "node.changed", node: id, set: { stage } };
}

/** Cards to these places, by the ids of their nodes, in one operation. */
export function placeAt(places: Iterable<readonly [string, Position]>): OperationBody {
  return { type: "nodes.moved", positions: Object.fromEntries(places) };
}

function restage(pipeline: Pipeline, nodes: readonly PipelineNode[], stage: Stage): Edit {
  const moving = new Set(nodes.map(({ id }) => id));
  const { x, y } = freePlace(
    stage,
    [...pipeline.nodes.values()].filter(({ id }) => !moving.has(id)),
  );
  const ordered = nodes.toSorted((a, b) => a.position.y - b.position.y || a.position.x - b.position.x);
  return {
    operations: [
      ...nodes.map((node) => setStage(node, stage)),
      placeAt(
        ordered.map(({ id }, index) => [id, { x, y: y + index * (cardSize.height + gapBetweenCards) }]),
      ),
    ],
    label: `move ${nodesText(nodes)} to ${stage}`,
  };
}
