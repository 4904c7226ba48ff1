import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freeArea, intersects, type Rect, shiftInto } from "./reveal";

const rectIn = (size: number) =>
  fc
    .record({
      left: fc.integer({ min: 0, max: size }),
      top: fc.integer({ min: 0, max: size }),
      width: fc.integer({ min: 1, max: size }),
      height: fc.integer({ min: 1, max: size }),
    })
    .map(({ left, top, width, height }): Rect => ({ left, top, right: left + width, bottom: top + height }));

const pane: Rect = { left: 0, top: 50, right: 1000, bottom: 800 };

describe("freeArea", () => {
  it("is the pane where nothing lies over it", () => {
    expect(freeArea(pane, [])).toEqual(pane);
    expect(freeArea(pane, [{ left: 1000, top: 50, right: 1300, bottom: 800 }])).toEqual(pane);
  });

  it("leaves what is beside an inspector, above a sheet and beside both", () => {
    const inspector = { left: 640, top: 50, right: 1000, bottom: 800 };
    const sheet = { left: 0, top: 500, right: 1000, bottom: 800 };
    expect(freeArea(pane, [inspector])).toEqual({ ...pane, right: 640 });
    expect(freeArea(pane, [sheet])).toEqual({ ...pane, bottom: 500 });
    expect(freeArea(pane, [inspector, sheet])).toEqual({ ...pane, right: 640, bottom: 500 });
  });

  it("passes a button at its side where a sheet leaves little height", () => {
    const low: Rect = { left: 0, top: 164, right: 640, bottom: 480 };
    const button = { left: 472, top: 164, right: 628, bottom: 196 };
    const sheet = { left: 0, top: 257, right: 640, bottom: 480 };
    expect(freeArea(low, [button, sheet])).toEqual({ left: 0, top: 164, right: 472, bottom: 257 });
  });

  it("has nothing over it, and is never empty", () => {
    fc.assert(
      fc.property(fc.array(rectIn(900), { maxLength: 4 }), (covers) => {
        const area = freeArea(pane, covers);
        expect(area.right).toBeGreaterThan(area.left);
        expect(area.bottom).toBeGreaterThan(area.top);
        const swallows = covers.some(
          (cover) =>
            cover.left <= area.left &&
            cover.right >= area.right &&
            cover.top <= area.top &&
            cover.bottom >= area.bottom,
        );
        if (!swallows) for (const cover of covers) expect(intersects(area, cover)).toBe(false);
      }),
    );
  });
});

describe("shiftInto", () => {
  const area: Rect = { left: 100, top: 100, right: 700, bottom: 500 };

  it("leaves a card alone that can be seen whole", () => {
    expect(shiftInto(area, { left: 200, top: 200, right: 396, bottom: 296 }, 24)).toBeUndefined();
  });

  it("moves no further than it must, and puts the card inside", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -3000, max: 3000 }),
        fc.integer({ min: -3000, max: 3000 }),
        (left, top) => {
          const card = { left, top, right: left + 196, bottom: top + 96 };
          const { x, y } = shiftInto(area, card, 24) ?? { x: 0, y: 0 };
          expect(card.left + x).toBeGreaterThanOrEqual(area.left + (x === 0 ? 0 : 24));
          expect(card.right + x).toBeLessThanOrEqual(area.right - (x === 0 ? 0 : 24));
          expect(card.top + y).toBeGreaterThanOrEqual(area.top + (y === 0 ? 0 : 24));
          expect(card.bottom + y).toBeLessThanOrEqual(area.bottom - (y === 0 ? 0 : 24));
        },
      ),
    );
  });

  it("shows the beginning of a card that is larger than the room", () => {
    const { x, y } = shiftInto(area, { left: 0, top: 0, right: 900, bottom: 900 }, 24) ?? { x: 0, y: 0 };
    expect([x, y]).toEqual([100, 100]);
    expect(shiftInto(area, { left: 300, top: 300, right: 1200, bottom: 1200 }, 24)).toEqual({
      x: -200,
      y: -200,
    });
  });
});
