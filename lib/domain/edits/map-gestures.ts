import { kindRow, proposeArtifact } from "../catalog/kinds";
import type { PaletteEntry } from "../catalog/palette";
import type { PipelineNode, Position, Stage } from "../pipeline/document";
import { cardSize, freePlace, laneEnds, stageAt } from "../pipeline/lanes";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";
import type { Selection } from "./selection";
import type { Edit } from "./edit";

/** A new node: where it was dropped, or else at a free place in the lane where its kind usually stands. */
export function addNode(
  pipeline: Pipeline,
  entry: PaletteEntry,
  id: string,
  dropped?: Position,
): Edit & { readonly node: PipelineNode } {
  const nodes = [...valuesOf(pipeline.nodes)];
  const usual = kindRow(entry.kind).stage;
  const position = dropped
    ? { x: snap(dropped.x - cardSize.width / 2), y: snap(dropped.y - cardSize.height / 2) }
    : freePlace(usual, nodes);
  const node: PipelineNode = {
    id,
    kind: entry.kind,
    name: freeName(entry.name, nodes),
    stage: dropped ? stageAt(position, laneEnds(nodes)) : usual,
    position,
    ...(entry.technology ? { technologies: [entry.technology.id] } : {}),
  };
  return { node, operations: [{ type: "node.added", node }], label: `add ${node.name}` };
}

function freeName(wanted: string, nodes: readonly PipelineNode[]): string {
  const names = new Set(nodes.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted} ${number}`;
  return name;
}

function snap(value: number): number {
  return Math.round(value / 10) * 10;
}

/** A new hand-over with the artifact that usually travels there; undefined where that one is drawn already. */
export function connect(pipeline: Pipeline, source: string, target: string, id: string): Edit | undefined {
  const [from, to] = [getRecord(pipeline.nodes, source), getRecord(pipeline.nodes, target)];
  if (!from || !to) return undefined;
  const artifact = proposeArtifact(from.kind, to.kind);
  const isDrawn = [...valuesOf(pipeline.edges)].some(
    (edge) => edge.source === source && edge.target === target && edge.artifact === artifact,
  );
  if (isDrawn) return undefined;
  return {
    operations: [{ type: "edge.added", edge: { id, source, target, artifact } }],
    label: `connect ${from.name} to ${to.name}`,
  };
}

/** Cards dropped elsewhere; one that was dropped in another lane changes its stage with it. */
export function moveNodes(pipeline: Pipeline, positions: ReadonlyMap<string, Position>): Edit | undefined {
  const ends = laneEnds(valuesOf(pipeline.nodes));
  const moved = [...positions].flatMap(([id, position]) => {
    const node = getRecord(pipeline.nodes, id);
    return node && (node.position.x !== position.x || node.position.y !== position.y)
      ? [{ node, position }]
      : [];
  });
  const [first] = moved;
  if (!first) return undefined;
  const restaged = moved.flatMap(({ node, position }): OperationBody[] => {
    const stage = stageAt(position, ends);
    const wasInItsLane = stageAt(node.position, ends) === node.stage;
    return wasInItsLane && stage !== node.stage
      ? [{ type: "node.changed", node: node.id, set: { stage } }]
      : [];
  });
  return {
    operations: [
      {
        type: "nodes.moved",
        positions: Object.fromEntries(moved.map(({ node, position }) => [node.id, position])),
      },
      ...restaged,
    ],
    label: moved.length === 1 ? `move ${first.node.name}` : `move ${moved.length} nodes`,
  };
}

/** To another stage, and to a free place in its lane. */
export function moveToStage(pipeline: Pipeline, node: PipelineNode, stage: Stage): Edit {
  const others = [...valuesOf(pipeline.nodes)].filter(({ id }) => id !== node.id);
  return {
    operations: [
      { type: "node.changed", node: node.id, set: { stage } },
      { type: "nodes.moved", positions: { [node.id]: freePlace(stage, others) } },
    ],
    label: `move ${node.name} to ${stage}`,
  };
}

/** Everything selected goes; edges that hang on a selected node go with it. */
export function removeSelection(pipeline: Pipeline, selection: Selection): Edit | undefined {
  const nodes = [...selection.nodes].flatMap((id) => getRecord(pipeline.nodes, id) ?? []);
  const edges = [...selection.edges]
    .flatMap((id) => getRecord(pipeline.edges, id) ?? [])
    .filter((edge) => !selection.nodes.has(edge.source) && !selection.nodes.has(edge.target));
  const count = nodes.length + edges.length;
  if (count === 0) return undefined;
  const [only] = nodes;
  return {
    operations: [
      ...edges.map((edge): OperationBody => ({ type: "edge.removed", edge: edge.id })),
      ...nodes.map((node): OperationBody => ({ type: "node.removed", node: node.id })),
    ],
    label: count === 1 ? `delete ${only ? only.name : "the hand-over"}` : `delete ${count} things`,
  };
}
