import { mappedCatalogue } from "../../domain/catalogue/load-mappings";
import type {
  Claim,
  ClaimStatus,
  Evidence,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
} from "../../domain/pipeline/document";
import { isFlowEdge } from "../../domain/pipeline/is-flow-edge";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { isRunner } from "../../domain/pipeline/runners";
import { type Assessment, assessmentsOf } from "../../domain/posture/coverage/assessments";
import { findTargets } from "../../domain/posture/graph/targets";
import { mapDay } from "../oracle/random-claims";

/** Something that is done to a map. */
export interface Edit {
  readonly name: string;
  /** Undefined where there is nothing to edit so. @param pick which of several places */
  readonly edit: (document: PipelineDocument, pick: number) => PipelineDocument | undefined;
  /** Nodes, connections, kinds, technologies and scope stay as they are, so that shares compare. */
  readonly keepsScope?: true;
}

export const { controls } = mappedCatalogue;

export const proof: Evidence = { id: "edit", title: "A report", result: "supports", effective: "2026-11-01" };

/** In place, and proven. */
export const inPlace = (node: string, control: string): Claim => ({
  node,
  control,
  status: "implemented",
  evidence: [proof],
});

export function pickOf<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(list.length, 1)];
}

type Fits<T> = (one: T, document: PipelineDocument) => boolean;
type Make<T> = (document: PipelineDocument, one: T, pick: number) => PipelineDocument | undefined;

/** An edit of one of the nodes that fit. */
export function onNode(fits: Fits<PipelineNode>, make: Make<PipelineNode>): Edit["edit"] {
  return (document, pick) => {
    const node = pickOf(
      document.nodes.filter((one) => fits(one, document)),
      pick,
    );
    return node && make(document, node, pick);
  };
}

/** An edit of one of the connections that fit. */
export function onEdge(fits: Fits<PipelineEdge>, make: Make<PipelineEdge>): Edit["edit"] {
  return (document, pick) => {
    const edge = pickOf(
      document.edges.filter((one) => fits(one, document)),
      pick,
    );
    return edge && make(document, edge, pick);
  };
}

export function nodeAt({ nodes }: PipelineDocument, id: string): PipelineNode | undefined {
  return nodes.find((node) => node.id === id);
}

export function withNode(
  document: PipelineDocument,
  id: string,
  fields: Partial<PipelineNode>,
): PipelineDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => (node.id === id ? { ...node, ...fields } : node)),
  };
}

export function withEdge(
  document: PipelineDocument,
  id: string,
  fields: Partial<PipelineEdge>,
): PipelineDocument {
  return {
    ...document,
    edges: document.edges.map((edge) => (edge.id === id ? { ...edge, ...fields } : edge)),
  };
}

export function withoutEdge(document: PipelineDocument, id: string): PipelineDocument {
  return { ...document, edges: document.edges.filter((edge) => edge.id !== id) };
}

/** Each in place of what is claimed there. */
export function withClaims(document: PipelineDocument, claims: readonly Claim[]): PipelineDocument {
  const said = new Map(
    [...document.claims, ...claims].map((claim) => [`${claim.node} ${claim.control}`, claim]),
  );
  return { ...document, claims: [...said.values()] };
}

/** More on the map: a node, and what is handed to it. */
export function withMore(
  document: PipelineDocument,
  node: Omit<PipelineNode, "position">,
  ...edges: readonly PipelineEdge[]
): PipelineDocument {
  return {
    ...document,
    nodes: [...document.nodes, { ...node, position: { x: 0, y: 0 } }],
    edges: [...document.edges, ...edges],
  };
}

/** All that applies. */
export function assessed(document: PipelineDocument): readonly Assessment[] {
  return [...assessmentsOf(pipelineFromDocument(document), mappedCatalogue, mapDay)];
}

/** All claims of one status are others. */
export function whereClaimed(status: ClaimStatus, make: (claim: Claim) => Claim): Edit["edit"] {
  return (document) =>
    document.claims.some((claim) => claim.status === status)
      ? {
          ...document,
          claims: document.claims.map((claim) => (claim.status === status ? make(claim) : claim)),
        }
      : undefined;
}

/** A node that no connection joins, with all in place that could be. */
export function apart(kind: NodeKind): Edit["edit"] {
  return (document) => {
    const more = withMore(document, { id: "apart", kind, name: "Apart", stage: "run" });
    return withClaims(
      more,
      assessed(more).flatMap(({ node, control }) =>
        node.id === "apart" ? [inPlace(node.id, control.id)] : [],
      ),
    );
  };
}

export function isFlow(edge: PipelineEdge, document: PipelineDocument): boolean {
  return isFlowEdge(edge, new Map(document.nodes.map((node) => [node.id, node])));
}

export function isInProduction({ environment = "production" }: PipelineNode): boolean {
  return environment === "production";
}

export function targetsOf({ nodes, edges }: PipelineDocument): readonly string[] {
  return findTargets(nodes, edges);
}

/** Whether something else is protected that is in production, so that what is not stays beside. */
export function isOtherInProduction(node: PipelineNode, document: PipelineDocument): boolean {
  return document.nodes.some(
    (one) =>
      one.id !== node.id && isRunner(one) && isInProduction(one) && targetsOf(document).includes(one.id),
  );
}

/** An image or a container that comes to run, and is handed on by no person. */
export function isTakenToRun(
  { artifact, source, target }: PipelineEdge,
  document: PipelineDocument,
): boolean {
  const [from, to] = [nodeAt(document, source), nodeAt(document, target)];
  if (!from || !to || (artifact !== "image" && artifact !== "container")) return false;
  return from.kind !== "developer" && !isRunner(from) && isRunner(to);
}
