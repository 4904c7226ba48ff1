import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { catalogue } from "@/lib/domain/catalogue/load";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { matrixColumns, mostColumns } from "./lay-matrix";
import { matrixCsv } from "./matrix-csv";
import type { MatrixQuery } from "./matrix-query";
import { matrixRows, rowFrameworks } from "./matrix-rows";

const query = { rows: "controls", cols: "nodes", lens: "status", page: 1 } as const;
const node = (id: string, stage: Stage, x: number): PipelineNode => ({
  id,
  kind: "ci",
  name: id,
  stage,
  position: { x, y: 0 },
});

describe("the columns of the matrix", () => {
  it("are the stages", () => {
    const { columns, columnOf, total } = matrixColumns([], { ...query, cols: "stages" });
    expect(columns.map(({ name }) => name)).toEqual(["Build", "Distribute", "Run"]);
    expect([columnOf(node("a", "run", 0)), total]).toEqual(["run", 3]);
  });

  it("are nodes as they stand from left to right, a page at a time however many there are", () => {
    const nodes = Array.from({ length: 1000 }, (_, index) =>
      node(`n${index}`, index % 2 === 0 ? "run" : "build", 1000 - index),
    );
    const first = matrixColumns(nodes, query);
    expect([first.columns.length, first.total, first.columns[0]?.id]).toEqual([mostColumns, 1000, "n999"]);
    expect([
      first.columnOf(node("n999", "build", 0)),
      first.columnOf(node("n0", "run", 0)),
      first.isIn(node("n0", "run", 0)),
    ]).toEqual(["n999", undefined, true]);
    const last = matrixColumns(nodes, { ...query, page: 99_999 });
    expect([last.page, last.columns.at(-1)?.id]).toEqual([50, "n0"]);
    const run = matrixColumns(nodes, { ...query, stage: "run" });
    expect([run.total, run.isIn(node("n1", "build", 0))]).toEqual([500, false]);
  });
});

describe("the rows of the matrix", () => {
  it("are all controls, each once", () => {
    const ids = matrixRows("controls", {}).groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(catalogue.controls.map(({ id }) => id).toSorted());
  });

  it.each(rowFrameworks({}))("are the requirements of %s that a control supports", (framework) => {
    const { groups, rowsOf, without } = matrixRows(framework, {});
    const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(catalogue.controls.flatMap(rowsOf))).toEqual(new Set(ids));
    expect(without).toBeGreaterThanOrEqual(0);
  });

  it("do not come from a framework that no control cites", () => {
    expect(rowFrameworks({})).toContain("nist-sp-800-190");
    expect(rowFrameworks({})).not.toContain("mitre-attack-containers");
  });
});

describe("the table for a spreadsheet", () => {
  const pipeline = aPipeline()
    .node("ci", { name: "Jenkins", buildsImages: true })
    .node("prod", { name: "EKS prod", kind: "orchestrator", stage: "run" })
    .claim("ci", "img-sign", { status: "missing" })
    .build();
  const nodes = [...pipeline.nodes.values()];
  const assessments = [...assessmentsOf(pipeline, catalogue, "2026-11-26")];
  const linesOf = (change: Partial<MatrixQuery> = {}) =>
    matrixCsv(nodes, assessments, { ...query, ...change })
      .trimEnd()
      .split("\r\n");

  it("has a row for each control that applies, and a column for each node", () => {
    const [head, ...rows] = linesOf();
    expect(head).toBe('"Group","Row","Row id","Jenkins","EKS prod","Open","In scope"');
    expect(rows.find((row) => row.includes('"img-sign"'))).toMatch(/"Missing","","1","1"$/);
    expect(rows).toHaveLength(new Set(assessments.map(({ control }) => control.id)).size);
  });

  it("says beside a status that it waits for a second person", () => {
    const asked = assessments.map((one) =>
      one.control.id === "img-sign"
        ? { ...one, note: { is: "pending", words: "review pending" } as const }
        : one,
    );
    const lines = matrixCsv(nodes, asked, query).split("\r\n");
    expect(lines.find((line) => line.includes('"img-sign"'))).toContain('"Missing, approval pending"');
  });

  it("has every node, however many pages that are on the screen, from whichever it is asked", () => {
    const many = Array.from({ length: 45 }, (_, index) => node(`n${index}`, "build", index));
    const [first] = assessments;
    if (!first) throw new Error("nothing applies");
    const csv = matrixCsv(
      many,
      many.map((one) => ({ ...first, node: one })),
      { ...query, page: 3 },
    );
    expect(csv.split("\r\n")[0]?.split(",")).toHaveLength(45 + 5);
  });

  it("counts where a row is of several controls or a column of several nodes", () => {
    const [head, ...rows] = linesOf({ cols: "stages", rows: "nist-sp-800-190" });
    expect(head).toBe('"Group","Row","Row id","Build","Distribute","Run","Open","In scope"');
    expect(rows.some((row) => /: \d+ of \d+ in place/.test(row))).toBe(true);
  });
});
