import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { someCounts } from "@/lib/testing/some-counts";
import { overviewPaths, overviewSize, placeIn } from "./overview";

const none = someCounts();
const node = (id: string, x: number, y: number): PipelineNode => ({
  id,
  kind: "ci",
  name: id,
  stage: "build",
  position: { x, y },
});
const place = fc.record({
  x: fc.integer({ min: -90_000, max: 90_000 }),
  y: fc.integer({ min: -90_000, max: 90_000 }),
});

it("shows each card whole, in the shape of the worst that stands on it", () => {
  const looks = {
    bad: { ...none, inScope: 2, missing: 1, planned: 1 },
    new: { ...none, inScope: 2, notAssessed: 2 },
    good: { ...none, inScope: 1, verified: 1 },
    free: none,
  };
  const { paths } = overviewPaths(
    [node("bad", 0, 0), node("new", 300, 0), node("good", 600, 0), node("free", 900, 0)],
    (id) => looks[id as keyof typeof looks],
  );
  expect(Object.values(paths).map((path) => path.split("M").length - 1)).toEqual([1, 1, 1, 1]);
});

it("has room for all cards, and leads back to where they stand", () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (places) => {
      const { area } = overviewPaths(
        places.map(({ x, y }, index) => node(`n${index}`, x, y)),
        () => none,
      );
      for (const { x, y } of places) {
        const shown = { x: (x - area.left) * area.scale, y: (y - area.top) * area.scale };
        expect(shown.x).toBeGreaterThanOrEqual(0);
        expect(shown.y).toBeGreaterThanOrEqual(0);
        expect(shown.x + cardSize.width * area.scale).toBeLessThanOrEqual(overviewSize.width + 1e-6);
        expect(shown.y + cardSize.height * area.scale).toBeLessThanOrEqual(overviewSize.height + 1e-6);
        const back = placeIn(area, shown.x + 10, shown.y + 20, { left: 10, top: 20 });
        expect(back.x).toBeCloseTo(x, 4);
        expect(back.y).toBeCloseTo(y, 4);
      }
    }),
  );
});
