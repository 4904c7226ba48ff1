import { expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { analyse } from "../analyse";
import { bypassCauses } from "./bypass-causes";
import { gatesThrough } from "./way-through";

const pipeline = aPipeline()
  .node("laptop")
  .node("builder")
  .node("ci", { buildsImages: true })
  .node("registry")
  .node("cluster")
  .edge("laptop", "builder", { artifact: "code", automated: false })
  .edge("laptop", "registry", { id: "hotfix", automated: false })
  .edge("builder", "registry", { id: "push", automated: false })
  .edge("ci", "registry", { automated: true })
  .edge("registry", "cluster", { automated: true })
  .claim("ci", "img-vuln-scan", { status: "implemented" })
  .build();
const { gates } = analyse(pipeline, mappedCatalogue, "2026-11-26");
const witnessOf = (edge: string | undefined, gate = "img-vuln-scan") =>
  gatesThrough(pipeline, gates, "declared", gate, edge).find(({ control }) => control === "img-vuln-scan")
    ?.declared.witness;

it("draws the way of each cause through its own hand-over", () => {
  expect(bypassCauses(pipeline, gates, "declared").map(({ hop }) => hop.edge.id)).toEqual(["hotfix", "push"]);
  expect(witnessOf("hotfix")).toEqual(["laptop", "registry", "cluster"]);
  expect(witnessOf("push")).toEqual(["laptop", "builder", "registry", "cluster"]);
});

it("draws it through the first cause where none was turned to", () => {
  expect(witnessOf(undefined)).toEqual(["laptop", "registry", "cluster"]);
});

it("leaves all as they are where there is nothing to turn to", () => {
  expect(gatesThrough(pipeline, gates, "declared", undefined, undefined)).toBe(gates);
  expect(gatesThrough(pipeline, gates, "declared", "img-sign", undefined)).toBe(gates);
  expect(gatesThrough(pipeline, gates, "declared", "img-vuln-scan", "gone")).toBe(gates);
  const before = gates.find(({ control }) => control === "img-vuln-scan")?.declared.witness;
  expect(witnessOf("ci-registry")).toEqual(before);
  expect(witnessOf("push", "img-sign")).toEqual(before);
});
