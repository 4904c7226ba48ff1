import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cardHeight } from "@/lib/domain/drawing/card-fits";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { closestFit, farthest, fitCards } from "./fit-cards";

const place = fc.record({
  x: fc.integer({ min: -3000, max: 9000 }),
  y: fc.integer({ min: -3000, max: 9000 }),
});

test("all cards are inside, in the middle, and as large as they can be", () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 300, max: 2000 }),
      fc.integer({ min: 200, max: 1200 }),
      (positions, width, height) => {
        const area = { left: 24, top: 74, right: 24 + width, bottom: 74 + height };
        const { x, y, zoom } = fitCards(positions, area);
        const [lefts, tops] = [
          positions.map((at) => at.x * zoom + x),
          positions.map((at) => at.y * zoom + y),
        ];
        const drawn = {
          left: Math.min(...lefts),
          right: Math.max(...lefts) + cardSize.width * zoom,
          top: Math.min(...tops),
          bottom: Math.max(...tops) + cardHeight(positions) * zoom,
        };
        expect(drawn.left - area.left).toBeCloseTo(area.right - drawn.right, 5);
        expect(drawn.top - area.top).toBeCloseTo(area.bottom - drawn.bottom, 5);
        const room = Math.min(drawn.left - area.left, drawn.top - area.top);
        expect(zoom).toBeGreaterThanOrEqual(farthest);
        expect(zoom).toBeLessThanOrEqual(closestFit);
        if (zoom < closestFit && zoom > farthest) expect(room).toBeCloseTo(0, 5);
      },
    ),
  );
});
