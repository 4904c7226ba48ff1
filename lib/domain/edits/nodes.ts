import { kindRow } from "../catalogue/kinds";
import type { PaletteEntry } from "../catalogue/palette";
import type { PipelineNode, Position, Stage } from "../pipeline/document";
import { cardSize, freePlace, laneEnds, snapToGrid, stageAt } from "../pipeline/lanes";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";
import { type Changes, differs, type Edit } from "./edit";
import { stageNames } from "../words/english";

export interface NewNode extends Edit {
  readonly node: PipelineNode;
}

/** @param at where it was dropped, or the stage in which it gets a free place; absent: the one where its kind usually stands */
export function addNode(
  pipeline: Pipeline,
  { kind, name, technology }: PaletteEntry,
  id: string,
  at: Position | Stage = kindRow(kind).stage,
): NewNode {
  const nodes = [...valuesOf(pipeline.nodes)];
  const position =
    typeof at === "string"
      ? freePlace(at, nodes)
      : { x: snapToGrid(at.x - cardSize.width / 2), y: snapToGrid(at.y - cardSize.height / 2) };
  const node: PipelineNode = {
    id,
    kind,
    name: freeName(name, nodes),
    stage: typeof at === "string" ? at : stageAt(position, laneEnds(nodes)),
    position,
    ...(technology ? { technologies: [technology.id] } : {}),
  };
  return newNode(node, `add ${node.name}`);
}

/** Another like it at a free place of its stage; what the team says of its controls, and its hand-overs, stay behind. */
export function duplicateNode(pipeline: Pipeline, id: string, newId: string): NewNode | undefined {
  const original = getRecord(pipeline.nodes, id);
  if (!original) return undefined;
  const nodes = [...valuesOf(pipeline.nodes)];
  const { name, stage } = original;
  return newNode(
    { ...original, id: newId, name: freeName(name, nodes), position: freePlace(stage, nodes) },
    `duplicate ${name}`,
  );
}

function newNode(node: PipelineNode, label: string): NewNode {
  return {
    node,
    operations: [{ type: "node.added", node }],
    label,
    told: `${node.name} added to the ${stageNames[node.stage]} stage.`,
  };
}

/** The name that was asked for, with a number where another record has it. */
export function freeName(wanted: string, taken: Iterable<{ readonly name: string }>): string {
  const names = new Set([...taken].map(({ name }) => name));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted} ${number}`;
  return name;
}

/** Sets the same on one node or on many; those that have it already are left out. Undefined where all do, or the zone is gone. */
export function changeNodes(
  pipeline: Pipeline,
  ids: Iterable<string>,
  set: Changes<"node">,
): Edit | undefined {
  const nodes = existingNodes(pipeline, ids).filter((node) => differs(node, set));
  const zone = set.zone && getRecord(pipeline.zones, set.zone)?.name;
  if (nodes.length === 0 || (set.zone && zone === undefined)) return undefined;
  return {
    operations: nodes.map(({ id }): OperationBody => ({ type: "node.changed", node: id, set })),
    label: changeLabel(nodes, set, zone ?? undefined),
  };
}

function changeLabel(nodes: readonly PipelineNode[], set: Changes<"node">, zone: string | undefined): string {
  const what = nodesText(nodes);
  if (zone !== undefined) return `put ${what} in ${zone}`;
  if (set.zone === null) return `take ${what} out of ${nodes.length === 1 ? "its zone" : "their zones"}`;
  if (set.name !== undefined) return `rename ${what}`;
  if (set.owner !== undefined) return `${set.owner === null ? "clear" : "set"} the owner of ${what}`;
  if (set.buildsImages !== undefined) return `say whether ${what} builds images`;
  return `change ${what}`;
}

/** Each once; one that somebody deleted meanwhile is left out. */
export function existingNodes(
  pipeline: Pick<Pipeline, "nodes">,
  ids: Iterable<string>,
): readonly PipelineNode[] {
  return [...new Set(ids)].flatMap((id) => getRecord(pipeline.nodes, id) ?? []);
}

/** "Jenkins" or "3 nodes". */
export function nodesText(nodes: readonly PipelineNode[]): string {
  const [only, ...more] = nodes;
  return only && more.length === 0 ? only.name : `${nodes.length} nodes`;
}
