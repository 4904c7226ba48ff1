// @module-tag large
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { anyMap, type DrawnMap } from "@/lib/testing/layout-arbitraries";
import { cardSize, laneEnds, stageAt } from "../pipeline/lanes";
import { type Size, sizeOf } from "./canvas";
import type { LayoutEdge, LayoutNode } from "./layout-graph";
import { tidyUp } from "./tidy-up";

const size = fc.record({
  width: fc.integer({ min: 300, max: 4000 }),
  height: fc.integer({ min: 200, max: 2000 }),
});

function placed({ nodes, edges }: DrawnMap, shape?: Size): readonly LayoutNode[] {
  const positions = tidyUp(nodes, edges, shape);
  return nodes.map((node) => ({
    ...node,
    position: positions.get(node.id) ?? { x: Number.NaN, y: Number.NaN },
  }));
}

/** The pairs of cards with less room between them than that beside or below one another. */
function tooNear(nodes: readonly LayoutNode[], room: { readonly x: number; readonly y: number }) {
  return nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(one.position.x - other.position.x) < cardSize.width + room.x &&
          Math.abs(one.position.y - other.position.y) < cardSize.height + room.y,
      )
      .map((other) => [one.id, other.id]),
  );
}

function outOfLane(nodes: readonly LayoutNode[]) {
  const ends = laneEnds(nodes);
  return nodes.filter(({ position, stage }) => stageAt(position, ends) !== stage);
}

/** What is not of a zone, within the box around what is. */
function strangersIn(nodes: readonly LayoutNode[], zone: string): readonly string[] {
  const own = nodes.filter((node) => node.zone === zone).map(({ position }) => position);
  const [xs, ys] = [own.map(({ x }) => x), own.map(({ y }) => y)];
  const isInside = ({ x, y }: LayoutNode["position"]) =>
    x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys);
  return nodes.flatMap(({ id, zone: its, position }) => (its !== zone && isInside(position) ? [id] : []));
}

describe("a tidy map of up to 40 nodes", () => {
  it("has a place on the grid for every node, in the lane of its stage, with room around each card", () => {
    fc.assert(
      fc.property(anyMap(40), size, (map, shape) => {
        const nodes = placed(map, shape);
        expect(nodes.every(({ position: { x, y } }) => x % 10 === 0 && y % 10 === 0)).toBe(true);
        expect(outOfLane(nodes)).toEqual([]);
        // The gap of 56 is 50 or 60 on the grid.
        expect(tooNear(nodes, { x: 50, y: 40 })).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it("is the same each time, in whatever order its records are", () => {
    fc.assert(
      fc.property(anyMap(40), fc.integer(), size, (map, seed, shape) => {
        const shuffled = { nodes: shuffle(map.nodes, seed), edges: shuffle(map.edges, seed + 1) };
        const other = tidyUp(shuffled.nodes, shuffled.edges, shape);
        for (const { id, position } of placed(map, shape)) expect(other.get(id)).toEqual(position);
      }),
      { numRuns: 10 },
    );
  });

  it("stays as it is", () => {
    fc.assert(
      fc.property(anyMap(40), size, (map, shape) => {
        const nodes = placed(map, shape);
        expect(placed({ nodes, edges: map.edges }, shape)).toEqual(nodes);
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    ["the article", articlePipeline().toDocument()],
    ["a company", companyPipeline()],
  ])("of %s keeps each card in its column and row in a window that is a little wider", (_, map) => {
    const nodes = placed(map, sizeOf(1.8));
    const wider = placed({ nodes, edges: map.edges }, sizeOf(1.86));
    for (const axis of ["x", "y"] as const) {
      const order = (all: readonly LayoutNode[]) =>
        all.map(({ position }) => all.filter((other) => other.position[axis] < position[axis]).length);
      expect(order(wider)).toEqual(order(nodes));
    }
  });

  it("keeps what is not of a zone out of the zone's box, in all but few maps", () => {
    const maps = fc.sample(anyMap(20), { numRuns: 40, seed: 11 }).map((map) => placed(map));
    const zoned = maps.flatMap((nodes) =>
      [...new Set(nodes.flatMap(({ zone }) => zone ?? []))].map((zone) => ({ nodes, zone })),
    );
    const withStrangers = zoned.filter(({ nodes, zone }) => strangersIn(nodes, zone).length > 0);
    expect(zoned.length).toBeGreaterThan(40);
    expect(withStrangers.length / zoned.length).toBeLessThan(0.05);
  });

  it.each([1.2, 1.5, 1.8, 2.2])(
    "keeps the one card of a full lane that is not of a zone out of its box, in a window of %s to 1",
    (aspect) => {
      const nodes = ["repository", "laptop", "developer", "jenkins", "teamcity", "hub"].map(
        (id): LayoutNode => ({
          id,
          stage: "build",
          position: { x: 0, y: 0 },
          zone: id === "hub" ? undefined : "office",
        }),
      );
      const run = ["harbor", "cluster", "host"].map((id, index): LayoutNode => ({
        id,
        stage: index === 0 ? "distribute" : "run",
        position: { x: 0, y: 0 },
      }));
      const lines =
        "developer repository, repository jenkins, repository teamcity, hub jenkins, hub teamcity, jenkins harbor, teamcity harbor, laptop harbor, harbor cluster, cluster host";
      const edges = lines.split(", ").map((line) => {
        const [source = "", target = ""] = line.split(" ");
        return { source, target };
      });
      expect(strangersIn(placed({ nodes: [...nodes, ...run], edges }, sizeOf(aspect)), "office")).toEqual([]);
    },
  );
});

describe("a tidy map of more nodes", () => {
  const large = anyMap(70).filter(({ nodes }) => nodes.length > 40);

  it("has a place for every node, in the lane of its stage, 14 units apart", () => {
    fc.assert(
      fc.property(large, size, (map, shape) => {
        const nodes = placed(map, shape);
        expect(outOfLane(nodes)).toEqual([]);
        expect(tooNear(nodes, { x: 14, y: 14 })).toEqual([]);
      }),
    );
  });

  it("is the same each time, in whatever order its records are and wherever its nodes are", () => {
    fc.assert(
      fc.property(large, fc.integer(), size, (map, seed, shape) => {
        const nodes = placed(map, shape);
        const shuffled = { nodes: shuffle(nodes, seed), edges: shuffle(map.edges, seed + 1) };
        const other = tidyUp(shuffled.nodes, shuffled.edges, shape);
        for (const { id, position } of nodes) expect(other.get(id)).toEqual(position);
      }),
    );
  });

  it("has the cards of a zone, and else those of a kind, together in the order of their names", () => {
    const nodes = Array.from({ length: 41 }, (_, index): LayoutNode => ({
      id: `n${(index * 7) % 41}`,
      name: `Host ${index + 1}`,
      stage: "run",
      kind: "host",
      zone: index % 2 === 0 ? "even" : undefined,
      position: { x: 0, y: 0 },
    }));
    const positions = tidyUp(nodes, []);
    for (const isEven of [true, false]) {
      const own = nodes.filter(({ zone }) => (zone === "even") === isEven);
      const inReadingOrder = own
        .map(({ id, name }) => ({ name, ...(positions.get(id) ?? { x: Number.NaN, y: Number.NaN }) }))
        .toSorted((a, b) => a.y - b.y || a.x - b.x);
      expect(inReadingOrder.map(({ name }) => name)).toEqual(own.map(({ name }) => name));
    }
  });
});

describe("tidying up", () => {
  it("takes nothing, nodes alone, loops and connections that lead nowhere", () => {
    expect(tidyUp([], []).size).toBe(0);
    const nodes: LayoutNode[] = [
      { id: "a", stage: "run", position: { x: 5, y: 5 } },
      { id: "__proto__", stage: "run", position: { x: 5, y: 5 } },
    ];
    const edges: LayoutEdge[] = [
      { source: "a", target: "a" },
      { source: "a", target: "gone" },
    ];
    expect([...tidyUp(nodes, edges).keys()].toSorted()).toEqual(["__proto__", "a"]);
  });
});

function shuffle<T>(values: readonly T[], seed: number): T[] {
  return values
    .map((value, index) => ({ value, key: Math.imul(index + 1, seed | 1) ^ (seed >>> 3) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
