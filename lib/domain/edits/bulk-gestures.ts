import type { PipelineNode, Stage } from "../pipeline/document";
import { cardSize, freePlace } from "../pipeline/lanes";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";
import type { Edit } from "./edit";

type NodeSet = Extract<OperationBody, { type: "node.changed" }>["set"];

const gapBetweenCards = 40;

/** All of them get this owner, or none with null; undefined where they have it already. */
export function setOwnerOfAll(
  pipeline: Pipeline,
  ids: Iterable<string>,
  owner: string | null,
): Edit | undefined {
  const nodes = existing(pipeline, ids).filter((node) => (node.owner ?? null) !== owner);
  return changeAll(
    nodes,
    { owner },
    owner === null ? `clear the owner of ${nameOf(nodes)}` : `set the owner of ${nameOf(nodes)}`,
  );
}

/** All of them into this zone, or out of any with null; undefined where they are there already. */
export function putAllInZone(
  pipeline: Pipeline,
  ids: Iterable<string>,
  zone: string | null,
): Edit | undefined {
  const nodes = existing(pipeline, ids).filter((node) => (node.zone ?? null) !== zone);
  const name = zone === null ? undefined : getRecord(pipeline.zones, zone)?.name;
  if (zone !== null && name === undefined) return undefined;
  return changeAll(
    nodes,
    { zone },
    name === undefined
      ? `take ${nameOf(nodes)} out of ${nodes.length === 1 ? "its zone" : "their zones"}`
      : `put ${nameOf(nodes)} in ${name}`,
  );
}

/** To another stage, each to a place of its own below what stands in that lane; those that stand there already stay. */
export function moveAllToStage(pipeline: Pipeline, ids: Iterable<string>, stage: Stage): Edit | undefined {
  const nodes = existing(pipeline, ids).filter((node) => node.stage !== stage);
  if (nodes.length === 0) return undefined;
  const moving = new Set(nodes.map(({ id }) => id));
  const first = freePlace(
    stage,
    [...valuesOf(pipeline.nodes)].filter(({ id }) => !moving.has(id)),
  );
  const step = cardSize.height + gapBetweenCards;
  const ordered = nodes.toSorted((a, b) => a.position.y - b.position.y || a.position.x - b.position.x);
  const positions = ordered.map(({ id }, index) => [id, { x: first.x, y: first.y + index * step }] as const);
  return {
    operations: [
      ...nodes.map(({ id }): OperationBody => ({ type: "node.changed", node: id, set: { stage } })),
      { type: "nodes.moved", positions: Object.fromEntries(positions) },
    ],
    label: `move ${nameOf(nodes)} to ${stage}`,
  };
}

/** With what hangs on them. */
export function removeNodes(pipeline: Pipeline, ids: Iterable<string>): Edit | undefined {
  const nodes = existing(pipeline, ids);
  if (nodes.length === 0) return undefined;
  return {
    operations: nodes.map(({ id }): OperationBody => ({ type: "node.removed", node: id })),
    label: `delete ${nameOf(nodes)}`,
  };
}

/** Whoever is in the set and was deleted meanwhile by somebody else is left out. */
function existing(pipeline: Pipeline, ids: Iterable<string>): readonly PipelineNode[] {
  return [...new Set(ids)].flatMap((id) => getRecord(pipeline.nodes, id) ?? []);
}

function changeAll(nodes: readonly PipelineNode[], set: NodeSet, label: string): Edit | undefined {
  if (nodes.length === 0) return undefined;
  return {
    operations: nodes.map(({ id }): OperationBody => ({ type: "node.changed", node: id, set })),
    label,
  };
}

function nameOf(nodes: readonly PipelineNode[]): string {
  const [only, ...more] = nodes;
  return only && more.length === 0 ? only.name : `${nodes.length} nodes`;
}
