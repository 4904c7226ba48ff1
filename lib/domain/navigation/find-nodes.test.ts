import { expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { findNodes } from "./find-nodes";

const pipeline = aPipeline()
  .node("ci", { name: "Jenkins é", owner: "Ana", position: { x: 300, y: 0 }, technologies: ["jenkins"] })
  .node("laptop", { name: "Laptops", note: "of the payments team" })
  .node("registry", { name: "Harbor", position: { x: 600, y: 0 } })
  .build();

it("finds by name, kind, tool, other names of its tool, owner, note and stage, whatever the case and the accents, from left to right", () => {
  expect(findNodes(pipeline, "JENKINS E")).toEqual(["ci"]);
  expect(findNodes(pipeline, "ana")).toEqual(["ci"]);
  expect(findNodes(pipeline, "payments")).toEqual(["laptop"]);
  expect(findNodes(pipeline, "registry")).toEqual(["registry"]);
  expect(findNodes(pipeline, "hudson")).toEqual(["ci"]);
  expect(findNodes(pipeline, "distribute")).toEqual(["registry"]);
});

it("needs every word, and finds nothing for none", () => {
  expect(findNodes(pipeline, "jenkins payments")).toEqual([]);
  expect(findNodes(pipeline, "  ")).toEqual([]);
});
