import { changeFields } from "./change-fields";
import type {
  Claim,
  Image,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Policy,
  Review,
  Zone,
} from "./document";
import { stages } from "./document-lists";
import { Records } from "./records";

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
  /** Of all nodes together; counting them again at each operation would cost as much as there are nodes. */
  readonly claimCount: number;
  /** By node, by id. They outlive the node, so that one that is brought back has them. */
  readonly reviews: Records<readonly Review[]>;
  readonly reviewCount: number;
  readonly policy: Policy;
}

const noClaims: NodeClaims = new Map();
const noReviews: readonly Review[] = [];
const noPolicy: Policy = {};

export function emptyPipeline(name: string): Pipeline {
  return {
    name,
    nodes: Records.empty,
    edges: Records.empty,
    zones: Records.empty,
    images: Records.empty,
    claims: Records.empty,
    claimCount: 0,
    reviews: Records.empty,
    reviewCount: 0,
    policy: noPolicy,
  };
}

/** The claims on a node; empty for a missing node. */
export function claimsOf(pipeline: Pick<Pipeline, "claims">, node: string): NodeClaims {
  return pipeline.claims.get(node) ?? noClaims;
}

/** The confirmations given for controls of a node. */
export function reviewsOf(pipeline: Pick<Pipeline, "reviews">, node: string): readonly Review[] {
  return pipeline.reviews.get(node) ?? noReviews;
}

/** A claim that says nothing is no claim: it is not in the document. */
export function saysNothing(claim: Claim): boolean {
  return Object.keys(claim).length === 2;
}

/** Takes a document that `parseDocument` accepted. */
export function pipelineFromDocument(document: PipelineDocument): Pipeline {
  const claims = new Map<string, Map<string, Claim>>();
  let claimCount = 0;
  for (const written of document.claims) {
    // No evidence is written as none, so that what is removed and restored is the same again.
    const claim = written.evidence?.length === 0 ? changeFields(written, { evidence: null }) : written;
    if (saysNothing(claim)) continue;
    const ofNode = claims.get(claim.node) ?? new Map<string, Claim>();
    claims.set(claim.node, ofNode.set(claim.control, claim));
    claimCount++;
  }
  return {
    name: document.name,
    ...(document.description === undefined ? {} : { description: document.description }),
    nodes: Records.from(document.nodes.map((node) => [node.id, node])),
    edges: Records.from(document.edges.map((edge) => [edge.id, edge])),
    zones: Records.from(document.zones.map((zone) => [zone.id, zone])),
    images: Records.from(document.images.map((image) => [image.id, image])),
    claims: Records.from(claims),
    claimCount,
    reviews: document.reviews === undefined ? Records.empty : Records.from(reviewsByNode(document.reviews)),
    reviewCount: document.reviews?.length ?? 0,
    policy: document.policy ?? noPolicy,
  };
}

function reviewsByNode(reviews: readonly Review[]): ReadonlyMap<string, readonly Review[]> {
  const byNode = new Map<string, Review[]>();
  for (const review of reviews.toSorted(byId)) {
    const known = byNode.get(review.node);
    if (known) known.push(review);
    else byNode.set(review.node, [review]);
  }
  return byNode;
}

/** The document as exported: arrays sorted by id, absent fields absent. */
export function documentFromPipeline(pipeline: Pipeline): PipelineDocument {
  const claims = [...pipeline.claims.values()].map(byControl);
  const reviews = [...pipeline.reviews.values()].flat();
  return {
    schema: "blueline/pipeline/1",
    name: pipeline.name,
    ...(pipeline.description === undefined ? {} : { description: pipeline.description }),
    nodes: [...pipeline.nodes.values()].toSorted(byId),
    edges: [...pipeline.edges.values()].toSorted(byId),
    zones: [...pipeline.zones.values()].toSorted(byId),
    images: [...pipeline.images.values()].toSorted(byId),
    claims: claims.toSorted(([a], [b]) => compareText(a?.node ?? "", b?.node ?? "")).flat(),
    ...(reviews.length === 0 ? {} : { reviews: reviews.toSorted(byId) }),
    ...(Object.keys(pipeline.policy).length === 0 ? {} : { policy: pipeline.policy }),
  };
}

function byControl(ofNode: ReadonlyMap<string, Claim>): readonly Claim[] {
  return [...ofNode.values()].toSorted((a, b) => compareText(a.control, b.control));
}

/** By code unit: the same everywhere, whatever the language of the browser. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** For sorting as the exported document is sorted. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

/** For sorting as the map is read: by stage, then from left to right and top to bottom. */
export function compareNodes(a: PipelineNode, b: PipelineNode): number {
  return (
    stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
    a.position.x - b.position.x ||
    a.position.y - b.position.y ||
    byId(a, b)
  );
}
