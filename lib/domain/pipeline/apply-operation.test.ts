import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nodeArbitrary, nodeIds, pipelineArbitrary } from "../../testing/arbitraries";
import { aPipeline } from "../../testing/builders";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { applyOperation, replayOperation } from "./apply-operation";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import { parseDocument } from "./parse-document";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "./pipeline";
import { graphParameters } from "@/lib/testing/graph-runs";

/** The pipeline after an operation that no limit stops. */
export function after(pipeline: Pipeline, operation: OperationBody) {
  const result = applyOperation(pipeline, operation);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test("a superseded operation changes nothing", () => {
  fc.assert(
    fc.property(pipelineArbitrary, operationBodyArbitrary, (pipeline, operation) => {
      const { outcome, pipeline: changed } = after(pipeline, operation);
      fc.pre(outcome === "superseded");
      expect(changed).toBe(pipeline);
    }),
    graphParameters(4),
  );
});

test("after every operation the document is one that the parser accepts: no edge, claim or reference leads nowhere", () => {
  fc.assert(
    fc.property(
      pipelineArbitrary,
      fc.array(operationBodyArbitrary, { maxLength: 15 }),
      (start, operations) => {
        let pipeline = start;
        for (const operation of operations) {
          pipeline = after(pipeline, operation).pipeline;
          expect(parseDocument(documentFromPipeline(pipeline))).toEqual({
            ok: true,
            value: documentFromPipeline(pipeline),
          });
        }
      },
    ),
    graphParameters(1.2),
  );
});

test("an operation leaves the pipeline before it as it was", () => {
  fc.assert(
    fc.property(pipelineArbitrary, operationBodyArbitrary, (pipeline, operation) => {
      const before = structuredClone(documentFromPipeline(pipeline));
      after(pipeline, operation);
      expect(documentFromPipeline(pipeline)).toEqual(before);
    }),
    graphParameters(2),
  );
});

test("the same operations give the same document, whether the pipeline was loaded or grown", () => {
  fc.assert(
    fc.property(
      pipelineArbitrary,
      fc.array(operationBodyArbitrary, { maxLength: 10 }),
      operationBodyArbitrary,
      (start, operations, last) => {
        const grown = operations.reduce((pipeline, operation) => after(pipeline, operation).pipeline, start);
        const loaded = pipelineFromDocument(documentFromPipeline(grown));
        expect(documentFromPipeline(after(loaded, last).pipeline)).toEqual(
          documentFromPipeline(after(grown, last).pipeline),
        );
      },
    ),
    graphParameters(1.2),
  );
});

test("removing a node takes its edges and claims with it and clears it from the images that it built", () => {
  const built = after(
    aPipeline()
      .node("ci")
      .node("registry")
      .edge("ci", "registry")
      .claim("ci", "c-scan", { status: "planned" })
      .build(),
    {
      type: "image.added",
      image: { id: "i1", name: "api", builtBy: "ci" },
    },
  ).pipeline;
  const document = documentFromPipeline(after(built, { type: "node.removed", node: "ci" }).pipeline);
  expect(document.nodes.map(({ id }) => id)).toEqual(["registry"]);
  expect(document.edges).toEqual([]);
  expect(document.claims).toEqual([]);
  expect(document.images).toEqual([{ id: "i1", name: "api" }]);
});

test("a zone that is gone does not take the other fields of a change down with it", () => {
  const changed = after(aPipeline().node("ci").build(), {
    type: "node.changed",
    node: "ci",
    set: { zone: "gone", name: "Jenkins" },
  });
  expect(changed.outcome).toBe("applied");
  expect(documentFromPipeline(changed.pipeline).nodes).toMatchObject([{ name: "Jenkins" }]);
});

test("the last claim field cleared removes the claim", () => {
  const pipeline = aPipeline().node("ci").claim("ci", "c-scan", { status: "planned" }).build();
  const changed = after(pipeline, {
    type: "claim.changed",
    node: "ci",
    control: "c-scan",
    set: { status: null },
  });
  expect(documentFromPipeline(changed.pipeline).claims).toEqual([]);
});

test("a pipeline cannot grow past its limits", () => {
  const nodes = Array.from({ length: limits.nodes }, (_, index) => ({
    id: `n${index}`,
    kind: "ci" as const,
    name: "CI",
    stage: "build" as const,
    position: { x: 0, y: 0 },
  }));
  const full = pipelineFromDocument({
    schema: "blueline/pipeline/1",
    name: "Full",
    nodes,
    edges: [],
    zones: [],
    images: [],
    claims: [],
  });
  const result = applyOperation(full, {
    type: "node.added",
    node: { id: "one-more", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } },
  });
  expect(result).toEqual({
    ok: false,
    error: { code: "limit-exceeded", message: "a pipeline has at most 2,000 nodes" },
  });
});

test("a pipeline has at most 60,000 claims, counted through whatever adds and removes them", () => {
  const node = { kind: "ci" as const, name: "CI", stage: "build" as const, position: { x: 0, y: 0 } };
  const nodes = Array.from({ length: 60 }, (_, index) => ({ ...node, id: `n${index}` }));
  const claims = nodes.flatMap(({ id }) =>
    Array.from({ length: 1000 }, (_, index) => ({
      node: id,
      control: `c${index}`,
      status: "planned" as const,
    })),
  );
  const full = pipelineFromDocument({
    schema: "blueline/pipeline/1",
    name: "Full",
    nodes,
    edges: [],
    zones: [],
    images: [],
    claims,
  });
  const oneMore: OperationBody = {
    type: "claim.changed",
    node: "n1",
    control: "new",
    set: { status: "planned" },
  };
  expect(applyOperation(full, oneMore)).toMatchObject({
    ok: false,
    error: { message: "a pipeline has at most 60,000 claims" },
  });
  expect(
    after(full, { type: "claim.changed", node: "n1", control: "c1", set: { status: "missing" } }).outcome,
  ).toBe("applied");
  const fewer = after(full, { type: "node.removed", node: "n0" }).pipeline;
  expect(after(fewer, oneMore).outcome).toBe("applied");
});

test("what was stored larger than a map may become is changed and made smaller, and does not grow", () => {
  const node = { kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } } as const;
  const nodes = Array.from({ length: limits.nodes + 10 }, (_, index) => ({ ...node, id: `n${index}` }));
  const large = pipelineFromDocument({
    schema: "blueline/pipeline/1",
    name: "Of before",
    nodes,
    edges: [],
    zones: [],
    images: [],
    claims: [],
  });
  const added = { type: "node.added", node: { ...node, id: "one-more" } } as const;
  expect(applyOperation(large, added).ok).toBe(false);
  expect(after(large, { type: "node.changed", node: "n1", set: { name: "Jenkins" } }).outcome).toBe(
    "applied",
  );
  const fewer = after(large, { type: "node.removed", node: "n0" }).pipeline;
  expect(fewer.nodes.size).toBe(limits.nodes + 9);
  // The log may hold operations that made it so large.
  const replayed = replayOperation(large, added);
  expect(replayed.ok && replayed.value.pipeline.nodes.size).toBe(limits.nodes + 11);
});

test("moves go to the nodes that are there, and only to them", () => {
  fc.assert(
    fc.property(pipelineArbitrary, nodeArbitrary(fc.constant("n1")), (start, node) => {
      const pipeline = after(start, { type: "node.added", node }).pipeline;
      const positions = Object.fromEntries(nodeIds.map((id, index) => [id, { x: index, y: index }]));
      const moved = documentFromPipeline(after(pipeline, { type: "nodes.moved", positions }).pipeline);
      const known = new Map(Object.entries(positions));
      for (const { id, position } of moved.nodes) expect(position).toEqual(known.get(id));
      expect(moved.nodes).toHaveLength(pipeline.nodes.size);
    }),
    graphParameters(0.8),
  );
});
