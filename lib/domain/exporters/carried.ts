import type { Claim, Image, PipelineNode, Policy, Review } from "../pipeline/document";
import { byId, claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";

/** What another tool keeps for us beside a thing of its own, so that it comes back as it was; unknown until parsed. */
export interface CarriedNode {
  readonly node: PipelineNode;
  readonly claims: readonly Claim[];
}

export interface CarriedPipeline {
  readonly schema: "blueline/pipeline/1";
  readonly name: string;
  readonly description?: string;
  readonly images: readonly Image[];
  readonly reviews?: readonly Review[];
  readonly policy?: Policy;
}

/** The key that it is kept under. */
export const carriedKey = "blueline";

// Nodes, edges and zones of ours may have the same id. In other tools everything drawn is one heap.
export const nodeKey = (id: string) => `node-${id}`;
export const edgeKey = (id: string) => `edge-${id}`;
export const zoneKey = (id: string) => `zone-${id}`;
/** Where a format wants every node in a zone: those of ours that are in none. */
export const noZoneKey = "no-zone";

export function carriedPipeline(pipeline: Pipeline): CarriedPipeline {
  const { name, description, images, policy } = pipeline;
  const reviews = [...pipeline.reviews.values()].flat().toSorted(byId);
  return {
    schema: "blueline/pipeline/1",
    name,
    ...(description === undefined ? {} : { description }),
    images: [...images.values()].toSorted((a, b) => compareText(a.id, b.id)),
    ...(reviews.length === 0 ? {} : { reviews }),
    ...(Object.keys(policy).length === 0 ? {} : { policy }),
  };
}

export function carriedNode(pipeline: Pipeline, node: PipelineNode): CarriedNode {
  const claims = [...claimsOf(pipeline, node.id).values()];
  return { node, claims: claims.toSorted((a, b) => compareText(a.control, b.control)) };
}
