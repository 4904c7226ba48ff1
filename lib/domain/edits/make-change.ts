import { controlTitle } from "../catalogue/find-control";
import { catalogueOf } from "../catalogue/own/catalogue-of";
import type { PipelineEdge } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { counted } from "../words/english";
import type { ChangeToMake, InsertKind, SingleChange } from "../posture/ways-in/way-in";
import { halvesOf, insertedStep } from "../posture/what-if/inserted-step";
import { changeTitle, connectionTitle } from "../posture/words/change-words";
import { nodeName } from "../posture/words/node-names";
import { planAll } from "./plan";
import { quickAdd } from "./quick-add";
import type { Changes, Edit, Refused } from "./edit";

interface Given {
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly newId: () => string;
}

/**
 * Applies a change that the analysis proposes, in one step to undo: plans a control; deletes a connection or credential; reroutes
 * a connection to a repository as automated code; inserts a node with its control planned.
 * @returns undefined if nothing is left to do; refused if a record was deleted, or if no node fits
 */
export function makeChange(
  pipeline: Pipeline,
  change: ChangeToMake,
  { today, newId }: Given,
): Edit | Refused | undefined {
  if ("together" in change) return makeTogether(pipeline, change.together, { today, newId });
  if ("implement" in change) {
    const { node, control } = change.implement;
    return pipeline.nodes.get(node)
      ? planAll(pipeline, [{ node, control }], today, controlTitle(control, pipeline))
      : { refused: "This node has been deleted from the map." };
  }
  const edge = pipeline.edges.get(edgeOf(change));
  if (!edge) return { refused: "This connection has been deleted from the map." };
  if ("lead" in change) return lead(pipeline, edge, change.lead.to);
  if ("insert" in change) return insert(pipeline, edge, change.insert.kind, newId);
  const title = changeTitle(pipeline, change);
  return {
    operations: [{ type: "edge.removed", edge: edge.id }],
    label: `${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    told: `${"revoke" in change ? "Credential" : "Connection"} removed from the map: ${connectionTitle(pipeline, edge.id)}.`,
  };
}

/** All changes of a set as one step to undo; refused if one of them is. */
function makeTogether(
  pipeline: Pipeline,
  parts: readonly SingleChange[],
  given: Given,
): Edit | Refused | undefined {
  const operations: OperationBody[] = [];
  for (const part of parts) {
    const made = makeChange(pipeline, part, given);
    if (made && "refused" in made) return made;
    operations.push(...(made?.operations ?? []));
  }
  if (operations.length === 0) return undefined;
  return {
    operations,
    label: `plan ${counted(parts.length, "change")} together`,
    told: parts.every((part) => "implement" in part)
      ? `${counted(operations.length, "control")} planned together.`
      : `${counted(parts.length, "change")} applied together: connections removed, controls planned.`,
  };
}

function edgeOf(change: Exclude<SingleChange, { readonly implement: unknown }>): string {
  if ("remove" in change) return change.remove;
  if ("revoke" in change) return change.revoke;
  return "lead" in change ? change.lead.edge : change.insert.edge;
}

/** Turns the connection into automated code; deletes it if that connection exists already. */
function lead(pipeline: Pipeline, edge: PipelineEdge, to: string): Edit | Refused {
  if (!pipeline.nodes.get(to)) return { refused: "This repository has been deleted from the map." };
  const words = {
    label: `reroute ${connectionTitle(pipeline, edge.id)} through ${nodeName(pipeline, to)}`,
    told: `${nodeName(pipeline, edge.source)} sends code to ${nodeName(pipeline, to)} now.`,
  };
  const drawn = [...pipeline.edges.values()].find(
    ({ id, source, target, artifact }) =>
      id !== edge.id && source === edge.source && target === to && artifact === "code",
  );
  if (drawn) {
    const operations: OperationBody[] = [{ type: "edge.removed", edge: edge.id }];
    if (drawn.automated !== true)
      operations.push({ type: "edge.changed", edge: drawn.id, set: { automated: true } });
    return { operations, ...words };
  }
  const set: Changes<"edge"> = {
    target: to,
    artifact: "code",
    automated: true,
    ...(edge.images === undefined ? {} : { images: null }),
    ...(edge.pinned === undefined ? {} : { pinned: null }),
    ...(edge.right === undefined ? {} : { right: null }),
    ...(edge.shortLived === undefined ? {} : { shortLived: null }),
  };
  return { operations: [{ type: "edge.changed", edge: edge.id, set }], ...words };
}

function insert(
  pipeline: Pipeline,
  edge: PipelineEdge,
  kind: InsertKind,
  newId: () => string,
): Edit | Refused {
  const step = insertedStep(catalogueOf(pipeline).controls, kind, edge);
  const added = step && quickAdd(pipeline, { edge: edge.id }, step, newId);
  if (!step || !added) return { refused: "No node of that kind fits into this connection." };
  const { node } = added;
  const { kept, added: other } = halvesOf(edge, step, node.id, newId());
  const set: Changes<"edge"> = {
    ...(kept.source === edge.source ? {} : { source: kept.source }),
    ...(kept.target === edge.target ? {} : { target: kept.target }),
    ...(kept.artifact === edge.artifact ? {} : { artifact: kept.artifact }),
  };
  return {
    operations: [
      { type: "node.added", node },
      { type: "edge.changed", edge: edge.id, set },
      { type: "edge.added", edge: other },
      { type: "claim.changed", node: node.id, control: step.control, set: { status: "planned" } },
    ],
    label: `insert ${node.name} into ${connectionTitle(pipeline, edge.id)}`,
    told: `${node.name} inserted into ${connectionTitle(pipeline, edge.id)}, “${controlTitle(step.control, pipeline)}” planned there.`,
  };
}
