import { assertNever } from "../result";
import { applyOperation } from "./apply-operation";
import { restoreFields } from "./change-fields";
import type { Claim } from "./document";
import type { OperationBody } from "./operations";
import { byId, claimsOf, compareText, type Pipeline, reviewsOf } from "./pipeline";

/**
 * The operations that undo `operation`, in order.
 * @param before the pipeline before `operation`
 * @returns an empty list if the operation has no effect
 */
export function invertOperation(before: Pipeline, operation: OperationBody): readonly OperationBody[] {
  const result = applyOperation(before, operation);
  return result.ok && result.value.outcome === "applied" ? inverseOf(before, operation) : [];
}

function inverseOf(before: Pipeline, operation: OperationBody): readonly OperationBody[] {
  switch (operation.type) {
    case "pipeline.changed":
      return [{ type: "pipeline.changed", set: restoreFields(before, operation.set) }];
    case "node.added":
      return [{ type: "node.removed", node: operation.node.id }];
    case "node.changed": {
      const node = before.nodes.get(operation.node);
      return node ? [{ type: "node.changed", node: node.id, set: restoreFields(node, operation.set) }] : [];
    }
    case "nodes.moved":
      return invertMove(before, operation);
    case "node.removed":
      return restoreNode(before, operation.node);
    case "edge.added":
      return [{ type: "edge.removed", edge: operation.edge.id }];
    case "edge.changed": {
      const edge = before.edges.get(operation.edge);
      return edge ? [{ type: "edge.changed", edge: edge.id, set: restoreFields(edge, operation.set) }] : [];
    }
    case "edge.removed": {
      const edge = before.edges.get(operation.edge);
      return edge ? [{ type: "edge.added", edge }] : [];
    }
    case "zone.added":
      return [{ type: "zone.removed", zone: operation.zone.id }];
    case "zone.changed": {
      const zone = before.zones.get(operation.zone);
      return zone ? [{ type: "zone.changed", zone: zone.id, set: restoreFields(zone, operation.set) }] : [];
    }
    case "zone.removed":
      return restoreZone(before, operation.zone);
    case "image.added":
      return [{ type: "image.removed", image: operation.image.id }];
    case "image.changed": {
      const image = before.images.get(operation.image);
      return image
        ? [{ type: "image.changed", image: image.id, set: restoreFields(image, operation.set) }]
        : [];
    }
    case "image.removed":
      return restoreImage(before, operation.image);
    case "claim.changed": {
      const claim = claimsOf(before, operation.node).get(operation.control);
      if (operation.set === null) return claim ? restoreClaim(claim) : [];
      return [
        {
          type: "claim.changed",
          node: operation.node,
          control: operation.control,
          set: restoreFields(claim ?? {}, operation.set),
        },
      ];
    }
    case "evidence.added":
      return [
        {
          type: "evidence.removed",
          node: operation.node,
          control: operation.control,
          evidence: operation.evidence.id,
        },
      ];
    case "evidence.removed":
      return restoreEvidence(before, operation);
    case "review.added": {
      const { node, control, id } = operation.review;
      return [{ type: "review.withdrawn", node, control, withdrawn: id }];
    }
    case "review.withdrawn": {
      const review = reviewsOf(before, operation.node).find(({ id }) => id === operation.withdrawn);
      return review ? [{ type: "review.added", review }] : [];
    }
    case "policy.changed":
      return [{ type: "policy.changed", set: restoreFields(before.policy, operation.set) }];
    case "comment.added":
      return [{ type: "comment.removed", comment: operation.comment.id, about: operation.comment.about }];
    case "thread.resolved":
      return [{ ...operation, type: "thread.reopened" }];
    case "thread.reopened":
      return [{ ...operation, type: "thread.resolved" }];
    // Its text is in the log alone.
    case "comment.removed":
      return [];
    default:
      return assertNever(operation);
  }
}

function invertMove(
  before: Pipeline,
  operation: Extract<OperationBody, { type: "nodes.moved" }>,
): OperationBody[] {
  const moved = Object.keys(operation.positions).flatMap((id) => before.nodes.get(id) ?? []);
  return [
    { type: "nodes.moved", positions: Object.fromEntries(moved.map((node) => [node.id, node.position])) },
  ];
}

function restoreNode(before: Pipeline, id: string): OperationBody[] {
  const node = before.nodes.get(id);
  if (!node) return [];
  const edges = [...before.edges.values()]
    .filter((edge) => edge.source === id || edge.target === id)
    .toSorted(byId);
  const images = [...before.images.values()].filter((image) => image.builtBy === id).toSorted(byId);
  const claims = [...claimsOf(before, id).values()].toSorted((a, b) => compareText(a.control, b.control));
  return [
    { type: "node.added", node },
    ...edges.map((edge): OperationBody => ({ type: "edge.added", edge })),
    ...images.map((image): OperationBody => ({
      type: "image.changed",
      image: image.id,
      set: { builtBy: id },
    })),
    ...claims.flatMap(restoreClaim),
  ];
}

function restoreZone(before: Pipeline, id: string): OperationBody[] {
  const zone = before.zones.get(id);
  if (!zone) return [];
  const nodes = [...before.nodes.values()].filter((node) => node.zone === id).toSorted(byId);
  return [
    { type: "zone.added", zone },
    ...nodes.map((node): OperationBody => ({ type: "node.changed", node: node.id, set: { zone: id } })),
  ];
}

function restoreImage(before: Pipeline, id: string): OperationBody[] {
  const image = before.images.get(id);
  if (!image) return [];
  const edges = [...before.edges.values()].filter((edge) => edge.images?.includes(id)).toSorted(byId);
  return [
    { type: "image.added", image },
    ...edges.map((edge): OperationBody => ({
      type: "edge.changed",
      edge: edge.id,
      set: { images: edge.images ?? null },
    })),
  ];
}

/** What makes a claim where there is none. */
export function restoreClaim({ node, control, evidence = [], ...set }: Claim): OperationBody[] {
  return [
    ...(Object.keys(set).length > 0
      ? [{ type: "claim.changed", node, control, set } satisfies OperationBody]
      : []),
    ...evidence.map((one): OperationBody => ({ type: "evidence.added", node, control, evidence: one })),
  ];
}

/** Evidence is a list in order: what stood behind the removed one is taken off and added again after it. */
function restoreEvidence(
  before: Pipeline,
  operation: Extract<OperationBody, { type: "evidence.removed" }>,
): OperationBody[] {
  const { node, control } = operation;
  const evidence = claimsOf(before, node).get(control)?.evidence ?? [];
  const index = evidence.findIndex(({ id }) => id === operation.evidence);
  if (index === -1) return [];
  const [removed, ...behind] = evidence.slice(index);
  return [
    ...behind.map((one): OperationBody => ({ type: "evidence.removed", node, control, evidence: one.id })),
    ...[removed, ...behind].flatMap((one): OperationBody[] =>
      one ? [{ type: "evidence.added", node, control, evidence: one }] : [],
    ),
  ];
}
