import fc from "fast-check";
import { expect, test } from "vitest";
import { cardHeight } from "./card-fits";

test("cards are 140 high where none would meet another", () => {
  expect(cardHeight([])).toBe(140);
  expect(
    cardHeight([
      { x: 0, y: 0 },
      { x: 200, y: 0 },
      { x: 0, y: 140 },
    ]),
  ).toBe(140);
});

test("they are 96 high where two of them would meet", () => {
  expect(
    cardHeight([
      { x: 0, y: 0 },
      { x: 150, y: 110 },
    ]),
  ).toBe(96);
});

test("it finds what a comparison of all pairs finds", () => {
  const positions = fc.array(
    fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(positions, (all) => {
      const doMeet = all.some((one, index) =>
        all
          .slice(index + 1)
          .some((other) => Math.abs(one.x - other.x) < 200 && Math.abs(one.y - other.y) < 140),
      );
      expect(cardHeight(all)).toBe(doMeet ? 96 : 140);
    }),
  );
});
