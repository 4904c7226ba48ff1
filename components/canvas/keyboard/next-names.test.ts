import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { namesIn, nextNames } from "./next-names";

describe("nextNames", () => {
  const pipeline = aPipeline()
    .node("ci")
    .node("registry", { name: "Harbor" })
    .node("argo", { name: "Argo CD" })
    .edge("ci", "registry")
    .edge("ci", "registry", { id: "twice", artifact: "manifest" })
    .edge("ci", "argo")
    .build();

  it("names each that something is handed on to once", () => {
    expect(namesIn(nextNames(pipeline, "ci"))).toEqual(["Argo CD", "Harbor"]);
  });

  it("is empty where nothing is", () => {
    expect(namesIn(nextNames(pipeline, "registry"))).toEqual([]);
    expect(namesIn(nextNames(pipeline, "gone"))).toEqual([]);
  });
});
