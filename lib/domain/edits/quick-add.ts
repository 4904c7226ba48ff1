import type { PaletteEntry } from "../catalogue/palette";
import { kindRow, proposeArtifact } from "../catalogue/kinds";
import type { PipelineEdge, PipelineNode, Position, Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { cardSize, freePlace, laneEnds, snapToGrid, stageAt } from "../pipeline/lanes";
import { movedBy } from "../pipeline/moved-by";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { overlaps } from "./moves";
import { addNode, existingNodes, type NewNode } from "./nodes";
import { stageNames } from "../words/english";

export interface QuickAdd {
  /** The source of the new node. */
  readonly from?: string | undefined;
  /** The target of the new node. */
  readonly to?: string | undefined;
  /** The connection in whose middle it goes. */
  readonly edge?: string | undefined;
  /** The middle of its card; absent: beside what it is connected to. */
  readonly position?: Position | undefined;
}

/** A new node with its connections, in one edit; undefined if its neighbour is deleted. */
export function quickAdd(
  pipeline: Pipeline,
  { from, to, edge, position }: QuickAdd,
  entry: PaletteEntry,
  newId: () => string,
): NewNode | undefined {
  const split = edge === undefined ? undefined : pipeline.edges.get(edge);
  const [before] = existingNodes(pipeline, [split?.source ?? from ?? ""]);
  const [after] = existingNodes(pipeline, [split?.target ?? to ?? ""]);
  if (!before && !after) return undefined;
  const node = position
    ? addNode(pipeline, entry, newId(), position).node
    : besideNode(pipeline, entry, newId(), before, after);
  const operations: OperationBody[] = [{ type: "node.added", node }];
  if (split) operations.unshift({ type: "edge.removed", edge: split.id });
  const said = split && before ? saidOf(split, before) : undefined;
  if (before) operations.push({ type: "edge.added", edge: handOver(newId(), before, node, split) });
  if (after) operations.push({ type: "edge.added", edge: handOver(newId(), node, after, said) });
  return {
    node,
    operations,
    label:
      split && before && after
        ? `put ${node.name} between ${before.name} and ${after.name}`
        : `add ${node.name}`,
    told: `${node.name} added to the ${stageNames[node.stage]} stage, and connected.`,
  };
}

/** A developer's manual connection does not decide the automation of the new node's. */
function saidOf({ automated, ...rest }: PipelineEdge, before: PipelineNode): PipelineEdge {
  return before.kind === "developer" || automated === undefined ? rest : { ...rest, automated };
}

/** Both halves of a split connection keep its fields, unless the artifact changes. */
function handOver(
  id: string,
  source: PipelineNode,
  target: PipelineNode,
  split: PipelineEdge | undefined,
): PipelineEdge {
  const artifact = proposeArtifact(source.kind, target.kind);
  const { note: _note, ...said }: Partial<PipelineEdge> = split ?? {};
  return {
    ...(said.artifact === artifact ? said : {}),
    id,
    source: source.id,
    target: target.id,
    artifact,
    ...movedBy(source),
    ...(said.automated === undefined ? {} : { automated: said.automated }),
  };
}

const room = 110;
/** Below a card that stands there already. */
const roomBelow = 40;

/** In the usual stage of its kind, but never before its source, nor after its target. */
function besideNode(
  pipeline: Pipeline,
  entry: PaletteEntry,
  id: string,
  before: PipelineNode | undefined,
  after: PipelineNode | undefined,
): PipelineNode {
  const order = (stage: Stage) => stages.indexOf(stage);
  const least = Math.max(order(kindRow(entry.kind).stage), before ? order(before.stage) : 0);
  const stage = stages[Math.min(least, after ? order(after.stage) : stages.length - 1)] ?? "run";
  const nodes = [...pipeline.nodes.values()];
  const beside = placeBeside(before?.position, after?.position);
  // Not on the other side of its neighbour, even if it has to go below.
  const columns = nodes
    .filter((node) => node.stage === stage)
    .map(({ position }) => position.x)
    .filter((at) => at >= endOf(before, stage, -Infinity) && at <= endOf(after, stage, Infinity))
    .toSorted((a, b) => Math.abs(a - beside.x) - Math.abs(b - beside.x));
  const isInLane = stageAt(beside, laneEnds(nodes)) === stage;
  const x = isInLane
    ? (columns.find((at) => Math.abs(at - beside.x) < cardSize.width) ?? beside.x)
    : (columns[0] ?? freePlace(stage, nodes).x);
  const { node } = addNode(pipeline, entry, id);
  return { ...node, stage, position: firstFree(nodes, { x: snapToGrid(x), y: snapToGrid(beside.y) }) };
}

/** To the right of what comes before, to the left of what comes after, or halfway. */
function placeBeside(before: Position | undefined, after: Position | undefined): Position {
  if (before && after) return { x: (before.x + after.x) / 2, y: (before.y + after.y) / 2 };
  if (before) return { x: before.x + cardSize.width + room, y: before.y };
  return after ? { x: after.x - cardSize.width - room, y: after.y } : { x: 0, y: 80 };
}

/** Further down if a card is in the way. */
function firstFree(nodes: readonly PipelineNode[], { x, y }: Position): Position {
  const isTaken = (at: number) => nodes.some(({ position }) => overlaps(position, { x, y: at }));
  let free = y;
  while (isTaken(free)) free += cardSize.height + roomBelow;
  return { x, y: free };
}

/** How far a column of a stage may reach towards that node: not past it, if it is in the same stage. */
function endOf(node: PipelineNode | undefined, stage: Stage, otherwise: number): number {
  return node?.stage === stage ? node.position.x : otherwise;
}
