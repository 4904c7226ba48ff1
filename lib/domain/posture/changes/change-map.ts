import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import type { Pipeline } from "../../pipeline/pipeline";
import type { ChangeToMake, InsertKind } from "../ways-in/way-in";

/** What stands in an inserted node's place in a pipeline: a kind, and the control that it is inserted for. */
const inserted: { readonly [K in InsertKind]: { readonly control: string } } = {
  mirror: { control: "base-mirror-quarantine" },
  promotion: { control: "reg-promotion-gate" },
  verifier: { control: "adm-image-signature" },
};

/** The control that an inserted node has in place. */
export function controlOfInsert(kind: InsertKind, artifact: PipelineEdge["artifact"]): string {
  return kind === "mirror" && artifact === "tool" ? "dep-quarantine" : inserted[kind].control;
}

/**
 * A pipeline as it would be after a change of its connections or nodes (docs/analysis.md); controls are claimed with
 * `implemented`. Unchanged where what the change names is not there.
 */
export function changeMap(pipeline: Pipeline, change: ChangeToMake): Pipeline {
  if ("remove" in change) return { ...pipeline, edges: pipeline.edges.without(change.remove) };
  if ("revoke" in change) return { ...pipeline, edges: pipeline.edges.without(change.revoke) };
  if ("lead" in change) {
    const edge = pipeline.edges.get(change.lead.edge);
    if (!edge) return pipeline;
    const led: PipelineEdge = {
      id: edge.id,
      source: edge.source,
      target: change.lead.to,
      artifact: "code",
      automated: true,
    };
    return { ...pipeline, edges: pipeline.edges.with(edge.id, led) };
  }
  if ("insert" in change) return insertNode(pipeline, change.insert.edge, change.insert.kind);
  return implement(pipeline, change.implement.node, change.implement.control);
}

function implement(pipeline: Pipeline, node: string, control: string): Pipeline {
  const claims = new Map(pipeline.claims.get(node));
  claims.set(control, { node, control, status: "implemented" });
  return { ...pipeline, claims: pipeline.claims.with(node, claims) };
}

function insertNode(pipeline: Pipeline, edgeId: string, kind: InsertKind): Pipeline {
  const edge = pipeline.edges.get(edgeId);
  if (!edge) return pipeline;
  const isTool = edge.artifact === "tool";
  const end = pipeline.nodes.get(edge.target);
  const node: PipelineNode = {
    id: freeId(pipeline.nodes, "inserted"),
    kind: kindOfInsert(kind, isTool),
    name: nameOfInsert[kind],
    stage: kind === "mirror" ? "build" : "distribute",
    position: end?.position ?? { x: 0, y: 0 },
  };
  // The half that takes in stays the same edge; what comes in is an image in any case, so that there is something to check.
  const into: PipelineEdge = {
    ...edge,
    id: freeId(pipeline.edges, `${edge.id.slice(0, 50)}-in`),
    target: node.id,
    artifact: kind === "mirror" ? edge.artifact : "image",
  };
  const outOf: PipelineEdge = { ...edge, source: node.id };
  const drawn = {
    ...pipeline,
    nodes: pipeline.nodes.with(node.id, node),
    edges: pipeline.edges.with(into.id, into).with(edge.id, outOf),
  };
  return implement(drawn, node.id, controlOfInsert(kind, edge.artifact));
}

function kindOfInsert(kind: InsertKind, isTool: boolean): PipelineNode["kind"] {
  if (kind === "mirror") return isTool ? "package-registry" : "parent-registry";
  return kind === "promotion" ? "production-registry" : "delivery";
}

const nameOfInsert: { readonly [K in InsertKind]: string } = {
  mirror: "Own mirror",
  promotion: "Promotion",
  verifier: "Verification",
};

function freeId(taken: { readonly get: (id: string) => unknown }, wanted: string): string {
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    if (taken.get(id) === undefined) return id;
  }
}
