import { kindRow } from "../catalogue/kinds";
import type { PaletteEntry } from "../catalogue/palette";
import type { PipelineNode, Position, Stage } from "../pipeline/document";
import { cardSize, freePlace, laneEnds, shiftIntoLane, snapToGrid, stageAt } from "../pipeline/lanes";
import type { Pipeline } from "../pipeline/pipeline";
import { type Edit } from "./edit";
import { stageNames } from "../words/english";

export interface NewNode extends Edit {
  readonly node: PipelineNode;
}

/** @param at where it was dropped, or the stage in which it gets a free place; absent: the usual stage of its kind */
export function addNode(
  pipeline: Pipeline,
  { kind, name, technology, external, environment }: PaletteEntry,
  id: string,
  at: Position | Stage = kindRow(kind).stage,
): NewNode {
  const nodes = [...pipeline.nodes.values()];
  const { stage, position } =
    typeof at === "string" ? { stage: at, position: freePlace(at, nodes) } : dropped(at, nodes);
  const node: PipelineNode = {
    id,
    kind,
    name: freeName(name, nodes),
    stage,
    position,
    ...(technology ? { technologies: [technology.id] } : {}),
    ...(external ? { external } : {}),
    ...(environment ? { environment } : {}),
  };
  return newNode(node, `add ${node.name}`);
}

/** A card with its middle there, and inside the lane in which that is. */
function dropped(middle: Position, nodes: readonly PipelineNode[]): Pick<PipelineNode, "stage" | "position"> {
  const at = {
    x: snapToGrid(middle.x - cardSize.width / 2),
    y: snapToGrid(middle.y - cardSize.height / 2),
  };
  const ends = laneEnds(nodes);
  const stage = stageAt(at, ends);
  return { stage, position: { x: at.x + shiftIntoLane(stage, [at], nodes, ends), y: at.y } };
}

/** The edit that adds a node as it is, and the node. @param label its name in the undo list */
export function newNode(node: PipelineNode, label: string): NewNode {
  return {
    node,
    operations: [{ type: "node.added", node }],
    label,
    told: `${node.name} added to the ${stageNames[node.stage]} stage.`,
  };
}

/** The wanted name, with a number if another record has it. */
export function freeName(wanted: string, taken: Iterable<{ readonly name: string }>): string {
  const names = new Set([...taken].map(({ name }) => name));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted} ${number}`;
  return name;
}

/** Each once, without deleted ones. */
export function existingNodes(
  pipeline: Pick<Pipeline, "nodes">,
  ids: Iterable<string>,
): readonly PipelineNode[] {
  return [...new Set(ids)].flatMap((id) => pipeline.nodes.get(id) ?? []);
}

/** "Jenkins" or "3 nodes". */
export function nodesText(nodes: readonly PipelineNode[]): string {
  const [only, ...more] = nodes;
  return only && more.length === 0 ? only.name : `${nodes.length} nodes`;
}
