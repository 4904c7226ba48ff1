import { describe, expect, it } from "vitest";
import { gapAddress, gapsHref } from "./gap-query";

const known = {
  node: new Set(["n1"]),
  control: new Set(["img-sign"]),
  framework: new Set(["slsa-1.2"]),
  requirement: new Set(["slsa-1.2 build-l2"]),
  technique: new Set(["T1525"]),
};
const usual = { proof: "declared", sort: "priority", page: 1 } as const;

describe("the address of the gaps page", () => {
  it("without parameters asks for everything by priority", () => {
    const { query, ignored } = gapAddress.read({}, known);
    expect(gapAddress.params(query)).toEqual([]);
    expect(query).toMatchObject(usual);
    expect(ignored).toEqual([]);
  });

  it("is read and written alike", () => {
    const params = {
      stage: "run",
      status: "missing",
      owner: "Ana & Ben",
      node: "n1",
      control: "img-sign",
      framework: "slsa-1.2",
      requirement: "slsa-1.2 build-l2",
      show: "all",
      proof: "proven",
      sort: "due",
      page: "3",
    };
    const { query, ignored } = gapAddress.read(params, known);
    expect(ignored).toEqual([]);
    expect(Object.fromEntries(gapAddress.params(query))).toEqual(params);
    expect(
      Object.fromEntries(new URL(`http://x${gapsHref("/gaps", query, { page: 3 })}`).searchParams),
    ).toEqual(params);
  });

  it("sets aside what is not known, and a second value, and never fails", () => {
    const { query, ignored } = gapAddress.read(
      {
        stage: ["deploy", "run"],
        status: "__proto__",
        node: "gone",
        page: "-1",
        sort: "x".repeat(10),
        control: "",
        other: "1",
      },
      known,
    );
    expect(query).toMatchObject(usual);
    expect(ignored.toSorted()).toEqual([
      "node=gone",
      "page=-1",
      "sort=xxxxxxxxxx",
      "stage=deploy",
      "stage=run",
      "status=__proto__",
    ]);
  });

  it("of a changed filter starts at the first page", () => {
    const { query } = gapAddress.read({ page: "3", stage: "run" }, known);
    expect(gapsHref("/gaps", query, { stage: undefined })).toBe("/gaps");
  });
});
