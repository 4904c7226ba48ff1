import * as fc from "fast-check";
import { expect, test } from "vitest";
import { boxesMeet } from "./box";
import { placeTitle, placeTitles } from "./place-titles";

const zone = { x: 0, y: 100, width: 600, height: 200 };
const upright = (x: number) => [
  { x, y: 0 },
  { x, y: 200 },
];

test("a title stands at the left of the zone's upper edge", () => {
  expect(placeTitle(zone, 150, 22, [], [])).toEqual({ x: 12, y: 89 });
});

test("it slides right to where no line passes", () => {
  const { x } = placeTitle(zone, 150, 22, [upright(60), upright(200)], []);
  expect(x).toBeGreaterThan(213);
  expect(x + 150).toBeLessThanOrEqual(600);
});

test("it slides past what stands on the edge already", () => {
  const tab = { x: 40, y: 90, width: 80, height: 20 };
  const place = placeTitle(zone, 150, 22, [], [tab]);
  expect(boxesMeet({ ...place, width: 150, height: 22 }, tab, 2)).toBe(false);
});

test("rather than be crossed out it touches what stands below it", () => {
  const tabs = Array.from({ length: 6 }, (_, index) => ({ x: index * 100, y: 112, width: 66, height: 20 }));
  const { x } = placeTitle(zone, 150, 22, [upright(60)], tabs);
  expect(x).toBeGreaterThan(73);
});

test("where lines pass everywhere it stays at the left", () => {
  const lines = Array.from({ length: 30 }, (_, index) => upright(index * 20));
  expect(placeTitle(zone, 150, 22, lines, []).x).toBe(12);
});

test("zones that lie over each other have titles that do not", () => {
  const frame = fc.record({
    box: fc.record({
      x: fc.integer({ min: 0, max: 40 }),
      y: fc.integer({ min: 0, max: 40 }),
      width: fc.integer({ min: 60, max: 500 }),
      height: fc.integer({ min: 60, max: 400 }),
    }),
    width: fc.integer({ min: 40, max: 200 }),
  });
  const tabs = Array.from({ length: 6 }, (_, index) => ({ x: index * 100, y: 12, width: 66, height: 20 }));
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 8 }), (frames) => {
      const titles = placeTitles(frames, 22, [upright(60)], tabs);
      expect(titles).toHaveLength(frames.length);
      for (const [index, one] of titles.entries())
        for (const other of titles.slice(index + 1)) expect(boxesMeet(one, other)).toBe(false);
    }),
  );
});

test("a zone that meets no other has its title as if it were alone", () => {
  const other = { x: 700, y: 100, width: 300, height: 200 };
  const lines = [upright(60), upright(200)];
  const titles = placeTitles(
    [
      { box: other, width: 100 },
      { box: zone, width: 150 },
    ],
    22,
    lines,
    [],
  );
  expect(titles[1]).toEqual({ ...placeTitle(zone, 150, 22, lines, []), width: 150, height: 22 });
});
