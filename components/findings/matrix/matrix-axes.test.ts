import { describe, expect, it } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { matrixColumns, mostColumns } from "./matrix-columns";
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
    const ids = matrixRows("controls").groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(catalogue.controls.map(({ id }) => id).toSorted());
  });

  it.each(rowFrameworks)("are the requirements of %s that a control supports", (framework) => {
    const { groups, rowsOf, without } = matrixRows(framework);
    const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(catalogue.controls.flatMap(rowsOf))).toEqual(new Set(ids));
    expect(without).toBeGreaterThanOrEqual(0);
  });

  it("do not come from a framework that no control cites", () => {
    expect(rowFrameworks).toContain("nist-sp-800-190");
    expect(rowFrameworks).not.toContain("mitre-attack-containers");
  });
});
