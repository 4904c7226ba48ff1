import { expect, test } from "vitest";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import { gapRows } from "./gap-rows";
import { gapsCsv } from "./gaps-csv";

const gap: Gap = {
  node: "ci",
  control: "img-sign",
  status: "missing",
  priority: 5 * (1 / 3) * 1.5 * 0.8,
  factors: { weight: 5, reach: 1 / 3, opening: 1.5, bareness: 0.8, status: 1 },
};
const document = {
  nodes: [
    { id: "ci", kind: "ci" as const, name: "Jenkins", stage: "build" as const, position: { x: 0, y: 0 } },
  ],
  claims: [],
};

function factorCells(of: Gap): readonly string[] {
  const [head = [], row = []] = gapsCsv(gapRows(document, [of]))
    .split("\r\n")
    .map((line) => line.slice(1, -1).split('","'));
  const from = head.indexOf("Priority");
  expect(head.slice(from, from + 6)).toEqual([
    "Priority",
    "Weight",
    "Reach",
    "Opening",
    "Bareness",
    "Status factor",
  ]);
  return row.slice(from, from + 6);
}

test("the table has every factor of a priority, each in its column", () => {
  expect(factorCells(gap)).toEqual(["2", "5", "0.333", "1.5", "0.8", "1"]);
});

test("a factor that was not known yet, and those of what is no gap, are empty", () => {
  expect(factorCells({ ...gap, priority: 1.5, factors: { weight: 5, reach: 0.3, status: 1 } })).toEqual([
    "1.5",
    "5",
    "0.3",
    "",
    "",
    "1",
  ]);
  expect(
    factorCells({
      ...gap,
      status: "verified",
      priority: 0,
      factors: { weight: 5, reach: 0, opening: 0, bareness: 0, status: 0 },
    }),
  ).toEqual(["", "", "", "", "", ""]);
});
