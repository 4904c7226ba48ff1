import { expect, test } from "vitest";
import { articleTemplates } from "../catalogue/templates/article";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { analyse } from "../posture/analyse";
import type { Gap } from "../posture/findings/gaps";
import { gapsCsv, openGapsCsv } from "./gaps-csv";

const gap: Gap = {
  node: "ci",
  control: "img-sign",
  status: "missing",
  priority: 5 * (1 / 3) * 1.5 * 0.8,
  factors: { weight: 5, reach: 1 / 3, opening: 1.5, bareness: 0.8, status: 1 },
};
const words = {
  stage: "build",
  nodeName: "Jenkins",
  kindName: "CI",
  title: "Sign images",
  why: "",
  frameworks: {},
} as const;

function factorCells(of: Gap): readonly string[] {
  const [head = [], row = []] = gapsCsv([{ ...words, ...of }])
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
  expect(factorCells(gap)).toEqual(["2", "5", "0.333333", "1.5", "0.8", "1"]);
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

test("the table says which list a gap is in, and of what is no gap nothing", () => {
  const listed = (of: Gap) => {
    const [head = [], row = []] = gapsCsv([{ ...words, ...of }])
      .split("\r\n")
      .map((line) => line.slice(1, -1).split('","'));
    return row[head.indexOf("List")];
  };
  const statuses = ["contradicted", "declared", "not-assessed"] as const;
  expect(statuses.map((status) => listed({ ...gap, status }))).toEqual(["fix", "prove", "assess"]);
  expect(listed({ ...gap, status: "declared", priority: 0 })).toBe("");
});

test("the export has a row for every open gap, and what a spreadsheet would run is text", () => {
  const [template] = articleTemplates;
  if (!template) throw new Error("The article has a template.");
  const document = {
    ...template.document,
    nodes: template.document.nodes.map((node) => ({ ...node, name: "=cmd|' /C calc'!A0", owner: "@sum" })),
  };
  const pipeline = pipelineFromDocument(document);
  const posture = analyse(pipeline, mappedCatalogue, "2026-11-24");
  const lines = openGapsCsv({ pipeline, posture, at: "2026-11-24T00:00:00.000Z" }).split("\r\n");
  expect(lines).toHaveLength(posture.gaps.declared.length + 2);
  for (const line of lines.slice(1, -1)) expect(line).toMatch(/^"\w+","'=cmd.*,"'@sum",/);
});
