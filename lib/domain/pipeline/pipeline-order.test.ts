import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeArbitrary, nodeArbitrary } from "../../testing/arbitraries";
import { aPipeline } from "../../testing/builders";
import { componentsOf } from "../graph/components";
import type { PipelineEdge, PipelineNode } from "./document";
import { pipelineOrder } from "./pipeline-order";

const ids = Array.from({ length: 12 }, (_, index) => `n${index}`);
const graphs = fc.record({
  nodes: fc.uniqueArray(nodeArbitrary(fc.constantFrom(...ids)), { maxLength: 12, selector: ({ id }) => id }),
  edges: fc.uniqueArray(edgeArbitrary(fc.uuid(), fc.constantFrom(...ids)), {
    maxLength: 24,
    selector: ({ id }) => id,
  }),
});

function namesOf(nodes: readonly PipelineNode[]): string {
  return nodes.map(({ id }) => id).join(" ");
}

describe("pipelineOrder", () => {
  it("follows the container, whatever stands to the left of it", () => {
    const { nodes, edges } = aPipeline()
      .node("cluster", { position: { x: -500, y: 0 } })
      .node("ci", { position: { x: 300, y: 0 } })
      .node("registry", { position: { x: 400, y: 0 } })
      .node("repository", { position: { x: 200, y: 0 } })
      .edge("repository", "ci")
      .edge("ci", "registry")
      .edge("registry", "cluster")
      .toDocument();
    expect(namesOf(pipelineOrder(nodes, edges))).toBe("repository ci registry cluster");
  });

  it("goes by stage, then from left to right and top to bottom, where nothing is handed over", () => {
    const { nodes } = aPipeline()
      .node("host", { position: { x: 0, y: 0 } })
      .node("low", { position: { x: 10, y: 90 } })
      .node("right", { position: { x: 80, y: 0 } })
      .node("high", { position: { x: 10, y: 0 } })
      .toDocument();
    expect(namesOf(pipelineOrder(nodes, []))).toBe("high low right host");
  });

  it("goes round a circle by place, after what leads into it and before what it leads to", () => {
    const { nodes, edges } = aPipeline()
      .node("host", { stage: "build", position: { x: 0, y: 0 } })
      .node("ci", { position: { x: 20, y: 0 } })
      .node("builder", { position: { x: 10, y: 0 } })
      .node("laptop", { position: { x: 90, y: 0 } })
      .edge("laptop", "ci")
      .edge("ci", "builder")
      .edge("builder", "ci")
      .edge("builder", "host")
      .toDocument();
    expect(namesOf(pipelineOrder(nodes, edges))).toBe("laptop builder ci host");
  });

  it("names every node once, and what hands on before what receives unless they lie on a circle", () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const ordered = pipelineOrder(nodes, edges);
        expect(ordered.toSorted(byId)).toEqual(nodes.toSorted(byId));
        const place = new Map(ordered.map(({ id }, index) => [id, index]));
        const { componentOf } = componentsOf([...place.keys()], edges);
        for (const { source, target } of edges) {
          const [from, to] = [place.get(source), place.get(target)];
          if (from === undefined || to === undefined || componentOf.get(source) === componentOf.get(target))
            continue;
          expect(from).toBeLessThan(to);
        }
      }),
    );
  });

  it("is the same in whatever order the nodes and edges come", () => {
    const shuffled = graphs.chain(({ nodes, edges }) =>
      fc.record({
        nodes: fc.constant(nodes),
        edges: fc.constant(edges),
        otherNodes: shuffle(nodes),
        otherEdges: shuffle(edges),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ nodes, edges, otherNodes, otherEdges }) => {
        expect(pipelineOrder(otherNodes, otherEdges)).toEqual(pipelineOrder(nodes, edges));
      }),
    );
  });

  it("orders 10,000 nodes with 20,000 edges, circles among them, without a stop", () => {
    const nodes = Array.from({ length: 10_000 }, (_, index): PipelineNode => {
      return {
        id: `n${index}`,
        kind: "ci",
        name: "CI",
        stage: "build",
        position: { x: (index * 7919) % 4000, y: (index * 104_729) % 4000 },
      };
    });
    const edges = Array.from({ length: 20_000 }, (_, index): PipelineEdge => {
      return {
        id: `e${index}`,
        source: `n${(index * 31) % 10_000}`,
        target: `n${(index * 17 + (index % 50)) % 10_000}`,
        artifact: "image",
      };
    });
    expect(pipelineOrder(nodes, edges)).toHaveLength(10_000);
  });
});

function byId(a: PipelineNode, b: PipelineNode): number {
  return a.id < b.id ? -1 : 1;
}

function shuffle<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length });
}
