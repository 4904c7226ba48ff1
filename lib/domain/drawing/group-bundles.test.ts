import { expect, test } from "vitest";
import { bundleWords } from "./bundle-words";
import type { Box, Point } from "./box";
import { boxesMeet } from "./box";
import { type Bundle, type BundleLook, bundleLines, bundleWidth, routeBundles } from "./group-bundles";
import { boxOfPiece, piecesOf } from "./pieces";

const groupOf = new Map([
  ["a1", "a"],
  ["a2", "a"],
  ["b1", "b"],
  ["b2", "b"],
]);
const line = (id: string, source: string, target: string, look: BundleLook = "checked") => ({
  id,
  source,
  target,
  look,
});
const between = (...looks: readonly BundleLook[]): readonly Bundle[] =>
  bundleLines(
    groupOf,
    looks.map((look, index) => line(`${index}`, "a1", "b1", look)),
  );

test("lines between two groups are one bundle, in the order of their ids", () => {
  const bundles = bundleLines(groupOf, [line("2", "a2", "b1"), line("1", "a1", "b2")]);
  expect(bundles).toMatchObject([{ from: "a", to: "b", ids: ["1", "2"], look: "checked" }]);
});

test("what goes by hand is a bundle of its own", () => {
  expect(between("checked", "hand").map(({ ids, look }) => [ids, look])).toEqual([
    [["0"], "checked"],
    [["1"], "hand"],
  ]);
});

test("a bundle looks as the worst of its lines", () => {
  expect(between("checked", "credential")[0]?.look).toBe("checked");
  expect(between("checked", "unset")[0]?.look).toBe("unset");
  expect(between("unset", "unchecked", "checked")[0]?.look).toBe("unchecked");
});

test("lines inside a group, and those of a node that is in none, are in no bundle", () => {
  expect(bundleLines(groupOf, [line("1", "a1", "a2"), line("2", "b1", "alone")])).toEqual([]);
});

test("the way back is another bundle", () => {
  expect(bundleLines(groupOf, [line("1", "a1", "b1"), line("2", "b1", "a1")])).toHaveLength(2);
});

test("a bundle is wider the more lines it holds, by the root of their number", () => {
  expect(bundleWidth(4)).toBeCloseTo(3.15);
  expect(bundleWidth(16)).toBeCloseTo(4.55);
});

test("a bundle says what it bundles", () => {
  const words = (...looks: readonly BundleLook[]) =>
    between(...looks).map((bundle) => bundleWords(bundle, "CI", "Delivery"));
  expect(words("checked")).toEqual(["1 connection from CI to Delivery"]);
  expect(words("checked", "unchecked", "unset", "unset", "hand")).toEqual([
    "4 connections from CI to Delivery: 1 not checked, 2 manual or automated?",
    "1 connection from CI to Delivery, manual",
  ]);
  expect(words("unchecked", "unchecked")).toEqual(["2 connections from CI to Delivery: none checked"]);
  expect(words("credential", "credential")).toEqual(["2 connections from CI to Delivery: 2 credentials"]);
});

test("a bundle runs from the border of a group to that of another, behind no third and no card that stands alone", () => {
  const unit = 3;
  const box = (x: number, y: number): Box => ({ x, y, width: 600, height: 600 });
  const group = (id: string, x: number, y: number) => ({
    id,
    name: id,
    zone: undefined,
    environment: undefined,
    members: [],
    box: box(x, y),
    head: 90,
  });
  const groups = [group("a", 0, 0), group("c", 1000, 0), group("b", 2000, 0)];
  const alone = new Map([["stray", { x: 1750, y: 700, width: 200, height: 140 }]]);
  const bundles = between("checked", "hand");
  const routes = routeBundles({ groups, groupOf, unit }, bundles, alone);
  const ways = bundles.map(({ id }): readonly Point[] => routes.get(id) ?? []);
  for (const points of ways) {
    expect(isOnBorder(points.at(0), box(0, 0))).toBe(true);
    expect(isOnBorder(points.at(-1), box(2000, 0))).toBe(true);
    for (const piece of piecesOf(points).map(boxOfPiece))
      for (const other of [box(1000, 0), ...alone.values()]) expect(boxesMeet(piece, other)).toBe(false);
  }
  // Ten pixels apart or more.
  const [one, other] = ways.map(([start]) => start ?? { x: 0, y: 0 });
  expect(
    Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0)) / unit,
  ).toBeGreaterThanOrEqual(10);
});

function isOnBorder(point: Point | undefined, { x, y, width, height }: Box): boolean {
  if (!point) return false;
  const isWithin = point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
  return isWithin && (point.x === x || point.x === x + width || point.y === y || point.y === y + height);
}
