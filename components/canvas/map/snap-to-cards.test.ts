import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { snapToCards } from "./snap-to-cards";

const place = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });

describe("a card that is dragged", () => {
  it("stands in line with one that it nearly is in line with", () => {
    expect(snapToCards({ x: 103, y: 250 }, [{ x: 100, y: 0 }], 1)).toEqual({
      position: { x: 100, y: 250 },
      lines: { x: 200 },
    });
    expect(snapToCards({ x: 300, y: 4 }, [{ x: 100, y: 0 }], 1)).toEqual({
      position: { x: 300, y: 0 },
      lines: { y: 70 },
    });
    expect(snapToCards({ x: 300, y: 40 }, [{ x: 100, y: 0 }], 1)).toEqual({
      position: { x: 300, y: 40 },
      lines: {},
    });
  });
  it("takes the nearest, and on the screen as near when zoomed out", () => {
    const others = [
      { x: 95, y: 900 },
      { x: 101, y: 900 },
    ];
    expect(snapToCards({ x: 99, y: 0 }, others, 1).position.x).toBe(101);
    expect(snapToCards({ x: 110, y: 0 }, others, 1).position.x).toBe(110);
    expect(snapToCards({ x: 110, y: 0 }, others, 0.5).position.x).toBe(101);
  });
  it("is never moved further than it has to be near, and each line goes through another card", () => {
    fc.assert(
      fc.property(
        place,
        fc.array(place),
        fc.double({ min: 0.1, max: 2, noNaN: true }),
        (dragged, others, zoom) => {
          const { position, lines } = snapToCards(dragged, others, zoom);
          expect(Math.abs(position.x - dragged.x)).toBeLessThan(6 / zoom + 1e-9);
          expect(Math.abs(position.y - dragged.y)).toBeLessThan(6 / zoom + 1e-9);
          if (lines.x !== undefined) expect(others.map(({ x }) => x + 100)).toContain(lines.x);
          if (lines.y !== undefined) expect(others.map(({ y }) => y + 70)).toContain(lines.y);
        },
      ),
    );
  });
});
