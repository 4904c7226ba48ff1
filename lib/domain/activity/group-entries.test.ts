import { expect, it } from "vitest";
import { groupEntries } from "./group-entries";
import { timelineOf } from "./timeline";

const entry = (revision: number, text: string, at = "2026-11-24T08:17:30Z", by = "ana") => ({
  revision,
  at,
  by: { id: by, name: by },
  text,
  outcome: "applied" as const,
  nodes: [],
});

it("puts together what one person did within a minute", () => {
  const groups = groupEntries([
    entry(5, "deleted Harbor", "2026-11-24T08:18:01Z"),
    entry(4, "renamed Jenkins", "2026-11-24T08:17:59Z"),
    entry(3, "added Harbor"),
    entry(2, "added Jenkins", "2026-11-24T08:17:10Z", "ben"),
    entry(1, "added Argo", "2026-11-24T08:17:05Z"),
  ]);
  expect(groups.map(({ by, lines }) => [by.name, lines.map(({ revision }) => revision)])).toEqual([
    ["ana", [5]],
    ["ana", [4, 3]],
    ["ben", [2]],
    ["ana", [1]],
  ]);
});

it("makes one line of what says the same in a row, and of nothing else", () => {
  const [group] = groupEntries([
    entry(9, "moved Jenkins"),
    entry(8, "moved Jenkins"),
    entry(7, "moved Harbor"),
    entry(6, "moved Jenkins"),
    entry(4, "moved Jenkins"),
  ]);
  expect(group?.lines.map(({ revision, since, times }) => [revision, since, times])).toEqual([
    [9, 8, 2],
    [7, 7, 1],
    [6, 6, 1],
    [4, 4, 1],
  ]);
});

it("puts a snapshot above what was in it, and lets no group reach across", () => {
  const snapshot = (number: number, revision: number) => ({
    id: `s${number}`,
    number,
    title: "",
    revision,
    takenAt: "2026-11-24T08:17:30Z",
  });
  const entries = [entry(3, "moved Jenkins"), entry(2, "moved Jenkins"), entry(1, "added Jenkins")];
  const items = timelineOf({ entries, snapshots: [snapshot(3, 3), snapshot(2, 2), snapshot(1, 0)] });
  expect(
    items.map((item) =>
      item.kind === "group" ? item.group.lines.map(({ revision }) => revision) : item.snapshot.id,
    ),
  ).toEqual(["s3", [3], "s2", [2, 1], "s1"]);
});
