import type { Claim, Image, PipelineNode } from "../pipeline/document";
import { claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";

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
}

/** The key that it is kept under. */
export const carriedKey = "blueline";

// Nodes, edges and zones of ours may have the same id. In other tools everything drawn is one heap.
export const nodeKey = (id: string) => `node-${id}`;
export const edgeKey = (id: string) => `edge-${id}`;
export const zoneKey = (id: string) => `zone-${id}`;
/** Where a format wants every node in a zone: those of ours that are in none. */
export const noZoneKey = "no-zone";

export function carriedPipeline({ name, description, images }: Pipeline): CarriedPipeline {
  return {
    schema: "blueline/pipeline/1",
    name,
    ...(description === undefined ? {} : { description }),
    images: [...images.values()].toSorted((a, b) => compareText(a.id, b.id)),
  };
}

export function carriedNode(pipeline: Pipeline, node: PipelineNode): CarriedNode {
  const claims = [...claimsOf(pipeline, node.id).values()];
  return { node, claims: claims.toSorted((a, b) => compareText(a.control, b.control)) };
}
