import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeKinds, stages } from "@/lib/domain/pipeline/document";
import { outlineSearch, outlineSorts, outlineViews, parseOutlineQuery, plainQuery } from "./outline-query";

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
        const params = Object.fromEntries(new URLSearchParams(outlineSearch(query, node)));
        expect(parseOutlineQuery(params)).toEqual(query);
        expect(params["node"]).toBe(node);
      }),
    );
  });

  it("is empty where nothing is asked for", () => {
    expect(outlineSearch(plainQuery, undefined)).toBe("");
    expect(outlineSearch({ ...plainQuery, view: "table", stage: "run" }, "ci")).toBe(
      "?view=table&stage=run&node=ci",
    );
  });

  it("may hold anything: what is not known goes without saying, and of several values the first counts", () => {
    expect(
      parseOutlineQuery({
        view: "tree",
        stage: ["run", "build"],
        kind: "ship",
        sort: "__proto__",
        dir: "up",
        q: "",
      }),
    ).toEqual({
      ...plainQuery,
      stage: "run",
    });
  });
});
