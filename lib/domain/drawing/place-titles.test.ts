import { expect, test } from "vitest";
import { boxesMeet } from "./box";
import { placeTitle } from "./place-titles";

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
