import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stages } from "../pipeline/document-lists";
import { cardSize, laneEnds, stageAt } from "../pipeline/lanes";
import type { LayoutNode } from "./layout-graph";
import { tidySelection } from "./tidy-selection";
import { tidyUp } from "./tidy-up";

const someNodes = fc.integer({ min: 2, max: 20 }).chain((count) =>
  fc.record({
    stages: fc.array(fc.constantFrom(...stages), { minLength: count, maxLength: count }),
    edges: fc.array(
      fc
        .tuple(fc.nat(count - 1), fc.nat(count - 1))
        .map(([from, to]) => ({ source: `n${from}`, target: `n${to}` })),
      { maxLength: count * 2 },
    ),
    selected: fc
      .uniqueArray(fc.nat(count - 1), { minLength: 1 })
      .map((all) => new Set(all.map((index) => `n${index}`))),
  }),
);

describe("some nodes of a tidy map, tidied up", () => {
  it("stay in their lanes and lie on none of the others, which keep their height", () => {
    fc.assert(
      fc.property(someNodes, ({ stages: all, edges, selected }) => {
        const bare = all.map((stage, index): LayoutNode => ({
          id: `n${index}`,
          stage,
          position: { x: 0, y: 0 },
        }));
        const whole = tidyUp(bare, edges);
        const before = bare.map((node) => ({ ...node, position: whole.get(node.id) ?? node.position }));
        const after = tidySelection(before, edges, selected);
        const nodes = before.map((node) => ({
          ...node,
          was: node.position,
          position: after.get(node.id) ?? { x: Number.NaN, y: Number.NaN },
        }));
        const ends = laneEnds(nodes);
        for (const [index, one] of nodes.entries()) {
          expect(stageAt(one.position, ends)).toBe(one.stage);
          if (!selected.has(one.id)) expect(one.position.y).toBe(one.was.y);
          for (const other of nodes.slice(index + 1)) {
            const isOver =
              Math.abs(one.position.x - other.position.x) < cardSize.width &&
              Math.abs(one.position.y - other.position.y) < cardSize.height;
            expect(isOver).toBe(false);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("lead on to the right or down as they hand on, from where the first of them was", () => {
    const node = (id: string, x: number, y: number): LayoutNode => ({
      id,
      stage: "build",
      position: { x, y },
    });
    const nodes = [node("c", 100, 60), node("a", 400, 300), node("b", 250, 80), node("far", 40, 900)];
    const edges = [
      { source: "a", target: "b" },
      { source: "b", target: "c" },
    ];
    const after = tidySelection(nodes, edges, new Set(["a", "b", "c"]));
    expect(after.get("a")).toEqual({ x: 100, y: 60 });
    for (const { source, target } of edges) {
      const [from, to] = [after.get(source), after.get(target)];
      const step = { x: (to?.x ?? 0) - (from?.x ?? 0), y: (to?.y ?? 0) - (from?.y ?? 0) };
      expect([step.x === 0, step.y === 0]).toContain(true);
      expect(
        Math.max(step.x / (cardSize.width + 56), step.y / (cardSize.height + 40)),
      ).toBeGreaterThanOrEqual(1);
    }
    expect(after.get("far")).toEqual({ x: 40, y: 900 });
  });
});
