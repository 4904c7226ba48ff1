import type { Claim, Image, PipelineDocument, PipelineEdge, PipelineNode, Zone } from "./document";
import { emptyRecords, getRecord, recordsFrom, type Records, valuesOf } from "./records";

/** The claims on one node, by control. */
export type NodeClaims = ReadonlyMap<string, Claim>;

/** A pipeline in memory: the document with its records by id, so that an operation touches only what it names. */
export interface Pipeline {
  readonly name: string;
  readonly description?: string | undefined;
  readonly nodes: Records<PipelineNode>;
  readonly edges: Records<PipelineEdge>;
  readonly zones: Records<Zone>;
  readonly images: Records<Image>;
  readonly claims: Records<NodeClaims>;
}

const noClaims: NodeClaims = new Map();

export function emptyPipeline(name: string): Pipeline {
  return { name, nodes: emptyRecords, edges: emptyRecords, zones: emptyRecords, images: emptyRecords, claims: emptyRecords };
}

export function claimsOf(pipeline: Pipeline, node: string): NodeClaims {
  return getRecord(pipeline.claims, node) ?? noClaims;
}

/** Takes a document that `parseDocument` accepted. */
export function pipelineFromDocument(document: PipelineDocument): Pipeline {
  const claims = new Map<string, Map<string, Claim>>();
  for (const claim of document.claims) {
    const ofNode = claims.get(claim.node) ?? new Map<string, Claim>();
    claims.set(claim.node, ofNode.set(claim.control, claim));
  }
  return {
    name: document.name,
    ...(document.description === undefined ? {} : { description: document.description }),
    nodes: recordsFrom(document.nodes.map((node) => [node.id, node])),
    edges: recordsFrom(document.edges.map((edge) => [edge.id, edge])),
    zones: recordsFrom(document.zones.map((zone) => [zone.id, zone])),
    images: recordsFrom(document.images.map((image) => [image.id, image])),
    claims: recordsFrom(claims),
  };
}

/** The document as exported: arrays sorted by id, absent fields absent. */
export function documentFromPipeline(pipeline: Pipeline): PipelineDocument {
  const claims = [...valuesOf(pipeline.claims)].flatMap((ofNode) => [...ofNode.values()]);
  return {
    schema: "blueline/pipeline/1",
    name: pipeline.name,
    ...(pipeline.description === undefined ? {} : { description: pipeline.description }),
    nodes: [...valuesOf(pipeline.nodes)].toSorted(byId),
    edges: [...valuesOf(pipeline.edges)].toSorted(byId),
    zones: [...valuesOf(pipeline.zones)].toSorted(byId),
    images: [...valuesOf(pipeline.images)].toSorted(byId),
    claims: claims.toSorted((a, b) => compareText(a.node, b.node) || compareText(a.control, b.control)),
  };
}

/** By code unit: the same everywhere, whatever the language of the browser. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}
