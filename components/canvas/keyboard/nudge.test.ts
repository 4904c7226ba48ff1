import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Position } from "@/lib/domain/pipeline/document";
import { aPipeline } from "@/lib/testing/builders";
import { type Direction, gridStep, nudged, nudgeText } from "./nudge";
import { createNudgeBurst } from "./nudge-actions";

const directions = ["left", "right", "up", "down"] as const satisfies readonly Direction[];
const coordinate = fc.integer({ min: -5000, max: 5000 });

describe("nudged", () => {
  it("lands on the grid, moves only that way, and by no more than was asked", () => {
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        fc.constantFrom(...directions),
        fc.constantFrom(1, 4),
        (x, y, direction, count) => {
          const to = nudged({ x, y }, direction, count);
          const isLevel = direction === "left" || direction === "right";
          const [moved, kept] = isLevel ? [to.x, to.y] : [to.y, to.x];
          const [before, other] = isLevel ? [x, y] : [y, x];
          expect(kept).toBe(other);
          expect(Math.abs(moved % gridStep)).toBe(0);
          const distance = (moved - before) * (direction === "right" || direction === "down" ? 1 : -1);
          expect(distance).toBeGreaterThan((count - 1) * gridStep);
          expect(distance).toBeLessThanOrEqual(count * gridStep);
        },
      ),
    );
  });

  it("goes back by as many presses once it is on the grid", () => {
    const there = nudged({ x: 20, y: 40 }, "right", 4);
    expect(nudged(there, "left", 4)).toEqual({ x: 20, y: 40 });
  });

  it("stays within what a document allows", () => {
    expect(nudged({ x: 1e6, y: 0 }, "right", 4)).toEqual({ x: 1e6, y: 0 });
  });
});

describe("nudgeText", () => {
  const pipeline = aPipeline()
    .node("ci", { name: "Jenkins", position: { x: 100, y: 80 } })
    .node("registry", { name: "Harbor", position: { x: 500, y: 80 } })
    .build();
  const text = (moves: Readonly<Record<string, Position>>) =>
    nudgeText(pipeline, new Map(Object.entries(moves)));

  it("names the node, the way and the stage", () => {
    expect(text({ ci: { x: 110, y: 80 } })).toBe("Jenkins moved right, Build stage.");
    expect(text({ ci: { x: 90, y: 120 } })).toBe("Jenkins moved left and down, Build stage.");
  });

  it("counts several, and says when nothing moved in the end", () => {
    expect(text({ ci: { x: 100, y: 70 }, registry: { x: 500, y: 70 } })).toBe("2 nodes moved up.");
    expect(text({ ci: { x: 100, y: 80 }, gone: { x: 1, y: 1 } })).toBe("Back where it was.");
  });
});

describe("createNudgeBurst", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const setUp = () => {
    const places = new Map([
      ["a", { x: 0, y: 0 }],
      ["b", { x: 50, y: 0 }],
    ]);
    const shown: ReadonlyMap<string, Position>[] = [];
    const kept: ReadonlyMap<string, Position>[] = [];
    const burst = createNudgeBurst({
      positionsOf: (ids) => new Map([...places].filter(([id]) => ids.includes(id))),
      show: (positions) => shown.push(positions),
      commit: (positions) => kept.push(positions),
    });
    return { burst, shown, kept };
  };
  const right = (position: Position) => nudged(position, "right", 1);

  it("keeps a burst once, after a pause, at its last place", () => {
    const { burst, shown, kept } = setUp();
    for (let press = 0; press < 3; press += 1) {
      burst.nudge(["a"], right);
      vi.advanceTimersByTime(200);
    }
    expect(shown).toHaveLength(3);
    expect(kept).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(kept).toEqual([new Map([["a", { x: 30, y: 0 }]])]);
  });

  it("keeps at once when asked, and when others are nudged", () => {
    const { burst, kept } = setUp();
    burst.nudge(["a"], right);
    burst.nudge(["a", "b"], right);
    expect(kept).toHaveLength(1);
    burst.flush();
    burst.flush();
    expect(kept).toHaveLength(2);
    vi.advanceTimersByTime(2000);
    expect(kept).toHaveLength(2);
  });

  it("does nothing for nodes that are gone", () => {
    const { burst, shown, kept } = setUp();
    burst.nudge(["gone"], right);
    burst.flush();
    expect([shown, kept]).toEqual([[], []]);
  });
});
