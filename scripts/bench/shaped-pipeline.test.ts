import { describe, expect, it } from "vitest";
import { componentsOf } from "@/lib/domain/graph/components";
import { layeredPipeline } from "./layered-pipeline";
import { shapedPipeline, shapeNames } from "./shaped-pipeline";

const ordinary = layeredPipeline(1_000);
const ids = (shape: (typeof shapeNames)[number]) => {
  const { nodes, edges } = shapedPipeline(shape, ordinary);
  return { nodes: nodes.map(({ id }) => id), edges };
};

describe.each(shapeNames)("%s", (shape) => {
  it("has as many nodes and connections as the ordinary map, and none hands to itself", () => {
    const { nodes, edges } = shapedPipeline(shape, ordinary);
    expect([nodes.length, edges.length]).toEqual([ordinary.nodes.length, ordinary.edges.length]);
    expect(edges.filter(({ source, target }) => source === target)).toEqual([]);
  });

  it("is one piece, from the developer on", () => {
    const { nodes, edges } = ids(shape);
    const reached = new Set(shape === "a star" ? nodes.slice(0, 500) : nodes.slice(0, 4));
    for (const id of reached) for (const { source, target } of edges) if (source === id) reached.add(target);
    expect(reached.size).toBe(nodes.length);
  });

  it("goes round only where it is a circle", () => {
    const { nodes, edges } = ids(shape);
    expect(componentsOf(nodes, edges).count).toBe(shape === "a circle" ? 1 : nodes.length);
  });
});

it("refuses a map with more connections than the shape has", () => {
  const { nodes, edges } = ordinary;
  expect(() => shapedPipeline("a star", { ...ordinary, nodes: nodes.slice(0, 10), edges })).toThrow(
    "27 connections",
  );
});
