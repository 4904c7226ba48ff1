import { expect, test } from "vitest";
import { routeLine, routeLines } from "./route-lines";

const card = (column: number, row: number) => ({ x: column * 256, y: row * 180, width: 200, height: 140 });
const cards = new Map([
  ["a", card(0, 0)],
  ["b", card(1, 0)],
  ["c", card(1, 1)],
]);

test("a line in a row is straight, from the right side to the left", () => {
  const points = routeLine(cards, { id: "1", source: "a", target: "b" }, 10);
  expect(points).toEqual([
    { x: 200, y: 70 },
    { x: 256, y: 70 },
  ]);
});

test("a line in a column is straight", () => {
  const points = routeLine(cards, { id: "1", source: "c", target: "b" }, 10);
  expect(points).toEqual([
    { x: 356, y: 180 },
    { x: 356, y: 140 },
  ]);
});

test("a hand-over to oneself is a small loop on the upper side", () => {
  const points = routeLines(cards, [{ id: "1", source: "a", target: "a" }], 10).get("1") ?? [];
  expect(points.map(({ y }) => y)).toEqual([0, -26, -26, 0]);
});

test("a line to what is no card has no way", () => {
  const line = { id: "1", source: "a", target: "gone" };
  expect(routeLine(cards, line, 10)).toEqual([]);
  expect(routeLines(cards, [line], 10).has("1")).toBe(false);
});
