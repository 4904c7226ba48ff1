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

test("a connection to oneself is a small loop on the upper side", () => {
  const points = routeLines(cards, [{ id: "1", source: "a", target: "a" }], 10).get("1") ?? [];
  expect(points.map(({ y }) => y)).toEqual([0, -26, -26, 0]);
});

test("a line to what is no card has no way", () => {
  const line = { id: "1", source: "a", target: "gone" };
  expect(routeLine(cards, line, 10)).toEqual([]);
  expect(routeLines(cards, [line], 10).has("1")).toBe(false);
});

test("a line to another row and column turns once where nothing stands in the corner", () => {
  const points = routeLine(new Map([...cards, ["d", card(2, 1)]]), { id: "1", source: "b", target: "d" }, 10);
  expect(points).toEqual([
    { x: 456, y: 70 },
    { x: 612, y: 70 },
    { x: 612, y: 180 },
  ]);
});

test("a line goes around a card that stands between", () => {
  const row = new Map([
    ["a", card(0, 0)],
    ["b", card(1, 0)],
    ["c", card(2, 0)],
  ]);
  const points = routeLine(row, { id: "1", source: "a", target: "c" }, 10);
  expect(points.length).toBeGreaterThan(2);
  expect(points.every(({ y }) => y <= 70) || points.every(({ y }) => y >= 70)).toBe(true);
  expect(points.some(({ y }) => y < 0 || y > 140)).toBe(true);
});

test("lines between the same two cards run on either side of the middle", () => {
  const lines = ["1", "2"].map((id) => ({ id, source: "a", target: "b" }));
  const routes = routeLines(cards, lines, 10);
  const heights = ["1", "2"].map((id) => routes.get(id)?.[0]?.y ?? 0);
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThanOrEqual(10);
  expect(((heights[0] ?? 0) + (heights[1] ?? 0)) / 2).toBeCloseTo(70);
});

test("the straight line of a row stays in the middle where others leave the same side", () => {
  const lines = [
    { id: "1", source: "a", target: "c" },
    { id: "2", source: "a", target: "b" },
  ];
  const routes = routeLines(cards, lines, 10);
  expect(routes.get("2")?.map(({ y }) => y)).toEqual([70, 70]);
  expect(routes.get("1")?.[0]).not.toEqual(routes.get("2")?.[0]);
});

test("a way back in the same row is straight", () => {
  const points = routeLine(cards, { id: "1", source: "b", target: "a" }, 10);
  expect(points).toEqual([
    { x: 256, y: 70 },
    { x: 200, y: 70 },
  ]);
});
