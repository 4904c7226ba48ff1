import { isSame } from "../is-same";
import { applyOperation } from "../pipeline/apply-operation";
import { restoreClaim } from "../pipeline/invert-operation";
import type { OperationBody } from "../pipeline/operations";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { type ClaimDiff, diffPipelines, type FieldChange } from "./diff-pipelines";

/**
 * The operations that turn one map into another, in order. Linear in the records, and in those that depend on removed nodes.
 * @returns an empty list if both are the same
 */
export function operationsBetween(before: Pipeline, after: Pipeline): readonly OperationBody[] {
  const removals = removalsBetween(before, after);
  // A removed record takes its connections, claims and names along: those that stay are added again.
  return [...removals, ...additionsBetween(removals.reduce(afterwards, before), after)];
}

/** Removals come first, so that a map never exceeds its limits on the way. */
function removalsBetween(before: Pipeline, after: Pipeline): readonly OperationBody[] {
  const { nodes, edges, zones, images } = diffPipelines(before, after);
  const gone = new Set(nodes.removed.map(({ id }) => id));
  return [
    ...edges.removed
      .filter(({ source, target }) => !gone.has(source) && !gone.has(target))
      .map(({ id }): OperationBody => ({ type: "edge.removed", edge: id })),
    ...nodes.removed.map(({ id }): OperationBody => ({ type: "node.removed", node: id })),
    ...zones.removed.map(({ id }): OperationBody => ({ type: "zone.removed", zone: id })),
    ...images.removed.map(({ id }): OperationBody => ({ type: "image.removed", image: id })),
  ];
}

/** Additions and changes, each after the records that it refers to. @param left holds no record that `after` lacks */
function additionsBetween(left: Pipeline, after: Pipeline): readonly OperationBody[] {
  const { pipeline, nodes, edges, zones, images, claims, moved } = diffPipelines(left, after);
  const positions = Object.fromEntries(moved.map((one) => [one.node, one.after]));
  return [
    ...(pipeline.length === 0
      ? []
      : [{ type: "pipeline.changed", set: setOf(pipeline) } satisfies OperationBody]),
    ...zones.added.map((zone): OperationBody => ({ type: "zone.added", zone })),
    ...zones.changed.map(({ id, fields }): OperationBody => ({
      type: "zone.changed",
      zone: id,
      set: setOf(fields),
    })),
    ...nodes.added.map((node): OperationBody => ({ type: "node.added", node })),
    ...nodes.changed.map(({ id, fields }): OperationBody => ({
      type: "node.changed",
      node: id,
      set: setOf(fields),
    })),
    ...(moved.length === 0 ? [] : [{ type: "nodes.moved", positions } satisfies OperationBody]),
    ...images.added.map((image): OperationBody => ({ type: "image.added", image })),
    ...images.changed.map(({ id, fields }): OperationBody => ({
      type: "image.changed",
      image: id,
      set: setOf(fields),
    })),
    ...edges.added.map((edge): OperationBody => ({ type: "edge.added", edge })),
    ...edges.changed.map(({ id, fields }): OperationBody => ({
      type: "edge.changed",
      edge: id,
      set: setOf(fields),
    })),
    ...claims.removed.map(({ node, control }): OperationBody => ({
      type: "claim.changed",
      node,
      control,
      set: null,
    })),
    ...claims.changed.flatMap((change) => claimOperations(left, after, change)),
    ...claims.added.flatMap(restoreClaim),
  ];
}

/** Evidence is a list in order: from the first piece that differs on, it is taken off and added again. */
function claimOperations(
  left: Pipeline,
  after: Pipeline,
  { node, control, fields }: ClaimDiff["changed"][number],
): readonly OperationBody[] {
  const said = fields.filter(({ field }) => field !== "evidence");
  const [was, is] = [left, after].map((one) => claimsOf(one, node).get(control)?.evidence ?? []);
  const differs = was?.findIndex((one, index) => !isSame(one, is?.[index])) ?? -1;
  const kept = differs === -1 ? (was?.length ?? 0) : differs;
  return [
    ...(was ?? []).slice(kept).map(({ id }): OperationBody => ({
      type: "evidence.removed",
      node,
      control,
      evidence: id,
    })),
    ...(said.length === 0
      ? []
      : [{ type: "claim.changed", node, control, set: setOf(said) } satisfies OperationBody]),
    ...(is ?? [])
      .slice(kept)
      .map((evidence): OperationBody => ({ type: "evidence.added", node, control, evidence })),
  ];
}

function afterwards(pipeline: Pipeline, operation: OperationBody): Pipeline {
  const result = applyOperation(pipeline, operation);
  return result.ok ? result.value.pipeline : pipeline;
}

/** The changes of a record as the `set` of its operation; a removed field is null. */
function setOf(fields: readonly FieldChange[]): never {
  // Fits each operation: the fields are those of a record of its sort, and so are their values.
  return Object.fromEntries(fields.map(({ field, after }) => [field, after ?? null])) as never;
}
