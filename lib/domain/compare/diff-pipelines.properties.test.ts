import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { pairArbitrary } from "@/lib/testing/pipeline-pairs";
import { applyOperation } from "../pipeline/apply-operation";
import type { PipelineDocument } from "../pipeline/document";
import { type OperationBody, operationBodySchema } from "../pipeline/operations";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { alignPipelines } from "./align-pipelines";
import { diffPipelines, isSamePipeline } from "./diff-pipelines";
import { operationsBetween } from "./operations-between";

describe("the difference of two maps", () => {
  it("of a map and itself is none", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        expect(isSamePipeline(diffPipelines(pipeline, copyOf(pipeline)))).toBe(true);
        expect(diffPipelines(pipeline, copyOf(pipeline)).moved).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("as operations that the log accepts leads from the one to the other, and none is without effect", () => {
    fc.assert(
      fc.property(pairArbitrary, ([before, after]) => {
        const restored = applied(before, operationsBetween(before, after));
        expect(documentFromPipeline(restored)).toEqual(keptOf(before, after));
      }),
      { numRuns: 100 },
    );
  });

  it("of a map and itself takes no operation", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        expect(operationsBetween(pipeline, copyOf(pipeline))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("is the same in whatever order the records come", () => {
    fc.assert(
      fc.property(pairArbitrary, ([before, after]) => {
        expect(diffPipelines(reversed(before), reversed(after))).toEqual(diffPipelines(before, after));
      }),
      { numRuns: 50 },
    );
  });

  it("is none where ids alone are others, and names tell things apart", () => {
    fc.assert(
      fc.property(pipelineArbitrary, fc.boolean(), (any, swaps) => {
        const pipeline = named(any);
        const other = withOtherIds(pipeline, swaps);
        const aligned = alignPipelines(pipeline, other);
        expect(isSamePipeline(diffPipelines(aligned.pipeline, other))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("of maps that have nothing in common leaves no record out", () => {
    fc.assert(
      fc.property(pairArbitrary, ([before, after]) => {
        const { pipeline } = alignPipelines(before, after);
        expect([pipeline.nodes.size, pipeline.edges.size, pipeline.claimCount]).toEqual([
          before.nodes.size,
          before.edges.size,
          before.claimCount,
        ]);
        const restored = applied(pipeline, operationsBetween(pipeline, after));
        expect(documentFromPipeline(restored)).toEqual(keptOf(pipeline, after));
      }),
      { numRuns: 50 },
    );
  });
});

/** What a restore makes: the second map, but for what was confirmed on the first and what its workspace asks for. */
function keptOf(before: Pipeline, after: Pipeline): PipelineDocument {
  const { reviews, reviewCount, policy } = before;
  return documentFromPipeline({ ...after, reviews, reviewCount, policy });
}

/** Each has an effect, and is what the log accepts. */
function applied(pipeline: Pipeline, operations: readonly OperationBody[]): Pipeline {
  return operations.reduce((before, operation) => {
    expect(operationBodySchema.parse(operation)).toEqual(operation);
    const result = applyOperation(before, operation);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.outcome).toBe("applied");
    return result.value.pipeline;
  }, pipeline);
}

function copyOf(pipeline: Pipeline): Pipeline {
  return pipelineFromDocument(structuredClone(documentFromPipeline(pipeline)));
}

function reversed(pipeline: Pipeline): Pipeline {
  const document = structuredClone(documentFromPipeline(pipeline));
  return pipelineFromDocument({
    ...document,
    nodes: document.nodes.toReversed(),
    edges: document.edges.toReversed(),
    zones: document.zones.toReversed(),
    images: document.images.toReversed(),
    claims: document.claims.toReversed(),
  });
}

/** Names that no other node, zone or image has, and at most one connection of a sort between two nodes. */
function named(pipeline: Pipeline): Pipeline {
  const document = documentFromPipeline(pipeline);
  const sorts = new Set<string>();
  return pipelineFromDocument({
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, name: `Node ${node.id}` })),
    zones: document.zones.map((zone) => ({ ...zone, name: `Zone ${zone.id}` })),
    images: document.images.map((image) => ({ ...image, name: `Image ${image.id}` })),
    edges: document.edges.filter(({ source, target, artifact }) => {
      const sort = `${source} ${target} ${artifact}`;
      return sorts.size !== sorts.add(sort).size;
    }),
  });
}

/** The same map under other ids: those of others, or ids that are nobody's. */
function withOtherIds(pipeline: Pipeline, swaps: boolean): Pipeline {
  const document = documentFromPipeline(pipeline);
  const other = (records: readonly { readonly id: string }[]) => {
    const ids = records.map(({ id }) => id);
    const map = new Map(
      ids.map((id, index) => [id, swaps ? (ids[(index + 1) % ids.length] ?? id) : `other-${index}`]),
    );
    return (id: string) => map.get(id) ?? id;
  };
  const [nodes, edges, zones, images] = [
    other(document.nodes),
    other(document.edges),
    other(document.zones),
    other(document.images),
  ];
  return pipelineFromDocument({
    ...document,
    nodes: document.nodes.map((node) => ({
      ...node,
      id: nodes(node.id),
      ...(node.zone === undefined ? {} : { zone: zones(node.zone) }),
    })),
    edges: document.edges.map((edge) => ({
      ...edge,
      id: edges(edge.id),
      source: nodes(edge.source),
      target: nodes(edge.target),
      ...(edge.images === undefined ? {} : { images: edge.images.map(images) }),
    })),
    zones: document.zones.map((zone) => ({ ...zone, id: zones(zone.id) })),
    images: document.images.map((image) => ({
      ...image,
      id: images(image.id),
      ...(image.builtBy === undefined ? {} : { builtBy: nodes(image.builtBy) }),
    })),
    claims: document.claims.map((claim) => ({ ...claim, node: nodes(claim.node) })),
  });
}
