import { expect, test } from "vitest";
import { bundleLines, bundleWidth } from "./group-bundles";

const groupOf = new Map([
  ["a1", "a"],
  ["a2", "a"],
  ["b1", "b"],
  ["b2", "b"],
]);
const line = (id: string, source: string, target: string, more = {}) => ({ id, source, target, ...more });

test("lines between two groups are one bundle, in the order of their ids", () => {
  const bundles = bundleLines(groupOf, [
    line("2", "a2", "b1", { automated: true, isChecked: true }),
    line("1", "a1", "b2", { automated: true, isChecked: true }),
  ]);
  expect(bundles).toEqual([{ from: "a", to: "b", ids: ["1", "2"], look: "checked" }]);
});

test("what goes by hand is a bundle of its own", () => {
  const bundles = bundleLines(groupOf, [
    line("1", "a1", "b1", { automated: true, isChecked: true }),
    line("2", "a1", "b1", { automated: false }),
  ]);
  expect(bundles.map(({ ids, look }) => [ids, look])).toEqual([
    [["1"], "checked"],
    [["2"], "hand"],
  ]);
});

test("a bundle looks as the worst of its lines", () => {
  const look = (...lines: readonly object[]) =>
    bundleLines(
      groupOf,
      lines.map((more, index) => line(`${index}`, "a1", "b1", more)),
    )[0]?.look;
  const checked = { automated: true, isChecked: true };
  expect(look(checked, {})).toBe("unset");
  expect(look({}, { automated: true }, checked)).toBe("unchecked");
});

test("lines inside a group are in no bundle, and a node without a group is one of its own", () => {
  const bundles = bundleLines(groupOf, [line("1", "a1", "a2"), line("2", "b1", "alone")]);
  expect(bundles).toEqual([{ from: "b", to: "alone", ids: ["2"], look: "unset" }]);
});

test("the way back is another bundle", () => {
  expect(bundleLines(groupOf, [line("1", "a1", "b1"), line("2", "b1", "a1")])).toHaveLength(2);
});

test("a bundle is wider the more lines it holds, by the root of their number", () => {
  expect(bundleWidth(4)).toBeCloseTo(3.15);
  expect(bundleWidth(16)).toBeCloseTo(4.55);
});
