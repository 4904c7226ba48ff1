import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeKinds, stages } from "@/lib/domain/pipeline/document-lists";
import { outlineAddress, outlineSorts, outlineViews, plainQuery } from "./outline-query";

const queries = fc.record({
  view: fc.constantFrom(...outlineViews),
  text: fc.string({ unit: "grapheme" }).filter((text) => text.isWellFormed()),
  stage: fc.constantFrom(undefined, ...stages),
  kind: fc.constantFrom(undefined, ...nodeKinds),
  owner: fc.constantFrom(undefined, "Ana", "(nobody)", "R&D = us"),
  sort: fc.constantFrom(...outlineSorts),
  isDescending: fc.boolean(),
});

describe("the address of the outline", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(queries, fc.constantFrom(undefined, "ci"), (query, node) => {
        const params = Object.fromEntries(new URLSearchParams(outlineAddress.search({ ...query, node })));
        expect(outlineAddress.read(params).query).toEqual({ ...query, node });
        expect(params["node"]).toBe(node);
      }),
    );
  });

  it("is empty where nothing is asked for", () => {
    expect(outlineAddress.search(plainQuery)).toBe("");
    expect(outlineAddress.search({ ...plainQuery, view: "table", stage: "run", node: "ci" })).toBe(
      "?view=table&stage=run&node=ci",
    );
  });

  it("may hold anything: what is not known goes without saying, and of several values the first counts", () => {
    expect(
      outlineAddress.read({
        view: "tree",
        stage: ["run", "build"],
        kind: "ship",
        sort: "__proto__",
        dir: "up",
        q: "",
      }).query,
    ).toEqual({
      ...plainQuery,
      stage: "run",
    });
  });
});
