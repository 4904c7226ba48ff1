import { freePlace } from "../pipeline/lanes";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { type Changes, differs, type Edit } from "./edit";
import { type NewNode, newNode, freeName, existingNodes, nodesText } from "./nodes";
import type { PipelineNode } from "../pipeline/document";
import { withEnvironmentTold } from "./environment-told";

/** Another like it at a free place of its stage; what the team says of its controls, and its connections, stay behind. */
export function duplicateNode(pipeline: Pipeline, id: string, newId: string): NewNode | undefined {
  const original = pipeline.nodes.get(id);
  if (!original) return undefined;
  const nodes = [...pipeline.nodes.values()];
  const { name, stage } = original;
  return newNode(
    { ...original, id: newId, name: freeName(name, nodes), position: freePlace(stage, nodes) },
    `duplicate ${name}`,
  );
}

/** Sets fields of one or many nodes. Skips those that have the values already. Undefined if all do, or if the zone is deleted. */
export function changeNodes(
  pipeline: Pipeline,
  ids: Iterable<string>,
  set: Changes<"node">,
): Edit | undefined {
  const nodes = existingNodes(pipeline, ids).filter((node) => differs(node, set));
  const zone = set.zone && pipeline.zones.get(set.zone)?.name;
  if (nodes.length === 0 || (set.zone && zone === undefined)) return undefined;
  const edit = {
    operations: nodes.map(({ id }): OperationBody => ({ type: "node.changed", node: id, set })),
    label: changeLabel(nodes, set, zone ?? undefined),
  };
  const named = set.name ?? zone;
  return named && set.environment === undefined
    ? withEnvironmentTold(edit, nodes, named, set.name !== undefined)
    : edit;
}

/**
 * Sets fields of one node; undefined if it has the values already. Works for a deleted node too: the server then refuses the edit,
 * and the typed text is kept.
 */
export function changeNode(pipeline: Pipeline, id: string, set: Changes<"node">): Edit | undefined {
  return pipeline.nodes.get(id)
    ? changeNodes(pipeline, [id], set)
    : { operations: [{ type: "node.changed", node: id, set }], label: "change a node" };
}

function changeLabel(nodes: readonly PipelineNode[], set: Changes<"node">, zone: string | undefined): string {
  const what = nodesText(nodes);
  if (zone !== undefined) return `put ${what} in ${zone}`;
  if (set.zone === null) return `take ${what} out of ${nodes.length === 1 ? "its zone" : "their zones"}`;
  if (set.name !== undefined) return `rename ${what}`;
  if (set.owner !== undefined) return `${set.owner === null ? "clear" : "set"} the owner of ${what}`;
  if (set.buildsImages !== undefined) return `set whether ${what} builds images`;
  if (set.external !== undefined) return `set whether ${what} is outside the organisation`;
  return `change ${what}`;
}
