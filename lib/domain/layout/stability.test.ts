// @module-tag large
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphParameters } from "@/lib/testing/graph-runs";
import { anyMap } from "@/lib/testing/layout-arbitraries";
import { tangledPipeline } from "@/scripts/bench/tangled-pipeline";
import { freePlace } from "../pipeline/lanes";
import { canvasOf, type Size, usualSize } from "./canvas";
import { findCells } from "./find-cells";
import { type LayoutEdge, layoutGraph, type LayoutNode, type Positions } from "./layout-graph";
import { tidyUp } from "./tidy-up";

/** Maps of twelve nodes and more, tidied up, and each then with one more node. */
const grown = Array.from({ length: 8 }, (_, index) => {
  const { nodes, edges } = tangledPipeline(12 + index);
  const places = tidyUp(nodes, edges);
  const before = nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }));
  const at = before[(index * 31) % before.length];
  if (!at) throw new Error("There is a node.");
  const added = { ...at, id: "new", position: freePlace(at.stage, before) };
  return { before, nodes: [...before, added], edges: [...edges, { source: at.id, target: added.id }] };
});

describe("a tidy map to which a node was added", () => {
  it("keeps most of what is above, below and beside what", () => {
    const isKept = grown.flatMap(({ before, nodes, edges }) => {
      const after = tidyUp(nodes, edges);
      const order = (one: string, other: string, axis: "x" | "y") =>
        Math.sign((after.get(one)?.[axis] ?? Number.NaN) - (after.get(other)?.[axis] ?? Number.NaN));
      return before.flatMap((one, index) =>
        before
          .slice(index + 1)
          .flatMap((other) =>
            (["x", "y"] as const).map(
              (axis) =>
                order(one.id, other.id, axis) === Math.sign(one.position[axis] - other.position[axis]),
            ),
          ),
      );
    });
    expect(isKept.filter(Boolean).length / isKept.length).toBeGreaterThan(0.75);
  });

  it("costs no more for that than a map drawn from the beginning", () => {
    for (const { nodes, edges } of grown)
      expect(totalOf(nodes, edges, usualSize)).toBeLessThanOrEqual(totalOf(piledUp(nodes), edges, usualSize));
  });
});

describe("a map that was tidied up for another window", () => {
  const window = fc.record({
    width: fc.integer({ min: 840, max: 2500 }),
    height: fc.integer({ min: 500, max: 1300 }),
  });

  it("becomes as good as one that is tidied up from the beginning, and then stays as it is", () => {
    fc.assert(
      fc.property(anyMap(24, 2), window, window, ({ nodes, edges }, first, then) => {
        const forFirst = movedTo(nodes, tidyUp(nodes, edges, first));
        expect(totalOf(forFirst, edges, then)).toBeLessThanOrEqual(totalOf(piledUp(nodes), edges, then));
        const forThen = movedTo(forFirst, tidyUp(forFirst, edges, then));
        expect(movedTo(forThen, tidyUp(forThen, edges, then))).toEqual(forThen);
      }),
      { ...graphParameters(0.27), endOnFailure: true },
    );
  });
});

/** What the cells that are found cost by MAP.md's measure, zoom and all. */
function totalOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[], size: Size): number {
  return findCells(layoutGraph(nodes, edges), canvasOf(size)).total;
}

function movedTo<T extends LayoutNode>(nodes: readonly T[], places: Positions): readonly T[] {
  return nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }));
}

/** As a program that knows nothing of places writes them. */
function piledUp(nodes: readonly LayoutNode[]): readonly LayoutNode[] {
  return nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } }));
}
