import { describe, expect, it } from "vitest";
import { matrixAddress, matrixHref } from "./matrix-query";

const known = { rows: new Set(["slsa-1.2"]) };

describe("the address of the matrix", () => {
  it("without parameters asks for controls by node", () => {
    const { query, ignored } = matrixAddress.read({}, known);
    expect(query).toEqual({ rows: "controls", cols: "nodes", lens: "status", stage: undefined, page: 1 });
    expect([matrixAddress.params(query), ignored]).toEqual([[], []]);
  });

  it("is read and written alike", () => {
    const params = { rows: "slsa-1.2", lens: "owner", stage: "run", page: "4" };
    const { query, ignored } = matrixAddress.read(params, known);
    expect(ignored).toEqual([]);
    expect(
      Object.fromEntries(new URL(`http://x${matrixHref("/m", query, { page: 4 })}`).searchParams),
    ).toEqual(params);
    expect(matrixHref("/m", query, { cols: "stages" })).toBe("/m?rows=slsa-1.2&cols=stages&lens=owner");
  });

  it("sets aside what is not known, and never fails", () => {
    const { query, ignored } = matrixAddress.read(
      { rows: "__proto__", cols: ["days", "stages"], lens: "x", page: "0", stage: "deploy" },
      known,
    );
    expect(query).toMatchObject({ rows: "controls", cols: "nodes", lens: "status", page: 1 });
    expect(ignored.toSorted()).toEqual([
      "cols=days",
      "cols=stages",
      "lens=x",
      "page=0",
      "rows=__proto__",
      "stage=deploy",
    ]);
  });
});
