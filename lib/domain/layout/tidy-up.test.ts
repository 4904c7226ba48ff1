import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Position, type Stage, stages } from "../pipeline/document";
import { cardSize, laneEnds, stageAt } from "../pipeline/lanes";
import type { LayoutEdge, LayoutNode } from "./layout-graph";
import { tidyUp } from "./tidy-up";

const stage = fc.constantFrom(...stages);
const position = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
});
const zone = fc.option(fc.constantFrom("z1", "z2", "z3"), { nil: undefined, freq: 2 });
interface Map {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}
const mapOf = (zoned: fc.Arbitrary<string | undefined>) =>
  fc.integer({ min: 0, max: 30 }).chain((count) =>
    fc.record({
      nodes: fc.tuple(
        ...Array.from({ length: count }, (_, index) =>
          fc.record({ id: fc.constant(`n${index}`), stage, position, zone: zoned }),
        ),
      ),
      edges: fc.array(
        fc
          .tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count)))
          .map(([from, to]) => ({ source: `n${from}`, target: `n${to}` })),
        { maxLength: Math.round(count * 1.5) },
      ),
    }),
  );
const anyMap = mapOf(zone);

const tidy = ({ nodes, edges }: Map) => tidyUp(nodes, edges);
function placed({ nodes, edges }: Map): readonly LayoutNode[] {
  const positions = tidyUp(nodes, edges);
  return nodes.map((node) => ({
    ...node,
    position: positions.get(node.id) ?? { x: Number.NaN, y: Number.NaN },
  }));
}
function overlaps(nodes: readonly { readonly position: Position }[]): number {
  let count = 0;
  const sorted = nodes.map((node) => node.position).toSorted((a, b) => a.x - b.x || a.y - b.y);
  for (const [index, one] of sorted.entries()) {
    for (const other of sorted.slice(index + 1)) {
      if (other.x - one.x >= cardSize.width) break;
      if (Math.abs(other.y - one.y) < cardSize.height) count++;
    }
  }
  return count;
}

describe("a tidy map", () => {
  it("has a place on the grid for every node, none over another", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const nodes = placed(map);
        expect(nodes.every(({ position: { x, y } }) => x % 10 === 0 && y % 10 === 0)).toBe(true);
        expect(overlaps(nodes)).toBe(0);
      }),
    );
  });

  it("has every node in the lane of its stage", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const nodes = placed(map);
        const ends = laneEnds(nodes);
        for (const node of nodes) expect(stageAt(node.position, ends)).toBe(node.stage);
      }),
    );
  });

  it("hands on to the right, but for what closes a cycle or goes against the stages", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const at = new Map(placed(map).map((node) => [node.id, node]));
        for (const edge of map.edges) {
          const [from, to] = [at.get(edge.source), at.get(edge.target)];
          if (!from || !to || from === to || rank(from.stage) > rank(to.stage)) continue;
          if (from.stage === to.stage && leadsBack(map, edge)) continue;
          expect(to.position.x - from.position.x).toBeGreaterThan(cardSize.width);
        }
      }),
    );
  });

  it("is the same each time, in whatever order its records are", () => {
    fc.assert(
      fc.property(anyMap, fc.integer(), (map, seed) => {
        const shuffled = { nodes: shuffle(map.nodes, seed), edges: shuffle(map.edges, seed + 1) };
        const [one, other] = [tidy(map), tidy(shuffled)];
        for (const { id } of map.nodes) expect(other.get(id)).toEqual(one.get(id));
      }),
    );
  });

  it("keeps what is not of a zone out of the zone's box", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const nodes = placed(map);
        for (const name of new Set(nodes.flatMap((node) => node.zone ?? []))) {
          const members = nodes.filter((node) => node.zone === name).map((node) => node.position);
          const box = {
            left: least(members, "x") - 16,
            top: least(members, "y") - 38,
            right: most(members, "x") + cardSize.width + 16,
            bottom: most(members, "y") + cardSize.height + 16,
          };
          for (const {
            zone: own,
            position: { x, y },
          } of nodes) {
            if (own === name) continue;
            const isInside =
              x < box.right &&
              x + cardSize.width > box.left &&
              y < box.bottom &&
              y + cardSize.height > box.top;
            expect(isInside).toBe(false);
          }
        }
      }),
    );
  });

  it("stays as it is", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const nodes = placed(map);
        expect(placed({ nodes, edges: map.edges })).toEqual(nodes);
      }),
    );
  });

  it("takes nothing, nodes alone, loops and hand-overs that lead nowhere", () => {
    expect(tidy({ nodes: [], edges: [] }).size).toBe(0);
    const nodes: LayoutNode[] = [
      { id: "a", stage: "run", position: { x: 5, y: 5 } },
      { id: "__proto__", stage: "run", position: { x: 5, y: 5 } },
    ];
    const edges = [
      { source: "a", target: "a" },
      { source: "a", target: "gone" },
    ];
    expect([...tidy({ nodes, edges }).keys()].toSorted()).toEqual(["__proto__", "a"]);
  });
});

function rank(of: Stage): number {
  return stages.indexOf(of);
}

/** Whether a way inside the stage leads from the edge's target to its source. */
function leadsBack({ nodes, edges }: Map, { source, target }: LayoutEdge): boolean {
  const stageOf = new Map(nodes.map((node) => [node.id, node.stage]));
  const seen = new Set([target]);
  const waiting = [target];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === source) return true;
    for (const edge of edges) {
      if (edge.source !== at || seen.has(edge.target) || stageOf.get(edge.target) !== stageOf.get(source))
        continue;
      seen.add(edge.target);
      waiting.push(edge.target);
    }
  }
  return false;
}

function least(positions: readonly Position[], axis: "x" | "y"): number {
  return Math.min(...positions.map((at) => at[axis]));
}

function most(positions: readonly Position[], axis: "x" | "y"): number {
  return Math.max(...positions.map((at) => at[axis]));
}

function shuffle<T>(values: readonly T[], seed: number): T[] {
  return values
    .map((value, index) => ({ value, key: Math.imul(index + 1, seed | 1) ^ (seed >>> 3) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
