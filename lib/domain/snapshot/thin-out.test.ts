import fc from "fast-check";
import { expect, it } from "vitest";
import { thinOut } from "./thin-out";

it("draws all where there are few", () => {
  expect(thinOut(4, 120)).toEqual({ positions: [0, 1, 2, 3], step: 1 });
  expect(thinOut(0, 120)).toEqual({ positions: [], step: 1 });
});

it("draws of many the newest, every n-th before it, and the first", () => {
  expect(thinOut(11, 4)).toEqual({ positions: [0, 1, 4, 7, 10], step: 3 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 2, max: 200 }), (total, most) => {
      const { positions, step } = thinOut(total, most);
      expect(positions.length).toBeLessThanOrEqual(most + 1);
      expect([positions[0], positions.at(-1)]).toEqual([0, total - 1]);
      const gaps = positions.slice(1).map((position, index) => position - (positions[index] ?? 0));
      expect(gaps.slice(1).every((gap) => gap === step)).toBe(true);
      expect((gaps[0] ?? 1) >= 1 && (gaps[0] ?? 1) <= step).toBe(true);
    }),
  );
});
