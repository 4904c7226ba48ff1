import { expect, test } from "vitest";
import { arrowHead, pointAlong, roundedPath, shortenedBy } from "./rounded-path";

const turned = [
  { x: 0, y: 0 },
  { x: 40, y: 0 },
  { x: 40, y: 100 },
];

test("a corner is rounded by the radius", () => {
  expect(roundedPath(turned, 12)).toBe("M0 0L28 0Q40 0 40 12L40 100");
});

test("a corner is rounded by at most half of its shorter piece", () => {
  expect(roundedPath(turned, 50)).toBe("M0 0L20 0Q40 0 40 20L40 100");
});

test("a line of one point has no path and no arrow", () => {
  expect(roundedPath([{ x: 3, y: 4 }], 12)).toBe("");
  expect(arrowHead([{ x: 3, y: 4 }], 9)).toBe("");
});

test("a line ends where its arrow begins, and no earlier than its last bend", () => {
  expect(shortenedBy(turned, 9).at(-1)).toEqual({ x: 40, y: 91 });
  expect(shortenedBy(turned, 900).at(-1)).toEqual({ x: 40, y: 0 });
});

test("an arrow is a closed triangle whose tip is the line's end", () => {
  expect(arrowHead(turned, 10)).toBe("M40 100L34.5 90L45.5 90Z");
});

test("a share of a line is measured along its pieces", () => {
  expect(pointAlong(turned, 0.5)).toEqual({ x: 40, y: 30 });
  expect(pointAlong(turned, 2)).toEqual({ x: 40, y: 100 });
  expect(pointAlong(turned, 0)).toEqual({ x: 0, y: 0 });
});
