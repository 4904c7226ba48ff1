import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { analyse } from "../analyse";
import type { GateResult } from "../posture";
import { bypassCauses } from "./bypass-causes";
import { gatesByImage } from "./open-way";
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

it("draws the way of each cause through its own connection", () => {
  expect(bypassCauses(pipeline, gates, "declared").map(({ hop }) => hop.edge.id)).toEqual(["hotfix", "push"]);
  expect(witnessOf("hotfix")).toEqual(["laptop", "registry", "cluster"]);
  expect(witnessOf("push")).toEqual(["laptop", "builder", "registry", "cluster"]);
});

it("draws it through the first cause where none was turned to", () => {
  expect(witnessOf(undefined)).toEqual(["laptop", "registry", "cluster"]);
});

it("leaves all as they are where there is nothing to turn to", () => {
  const byImage = gatesByImage(pipeline, gates, "declared");
  expect(gatesThrough(pipeline, gates, "declared", undefined, undefined)).toBe(gates);
  expect(gatesThrough(pipeline, gates, "declared", "img-sign", undefined)).toEqual(byImage);
  expect(gatesThrough(pipeline, gates, "declared", "img-vuln-scan", "gone")).toEqual(byImage);
  const before = gates.find(({ control }) => control === "img-vuln-scan")?.declared.witness;
  expect(witnessOf("ci-registry")).toEqual(before);
  expect(witnessOf("push", "img-sign")).toEqual(before);
});

describe("a gate that asks where an image comes from, and is passed by orders, too", () => {
  const manifest = { artifact: "manifest", automated: true } as const;
  const promoted = aPipeline()
    .node("repository")
    .node("ci", { buildsImages: true })
    .node("harbor", { kind: "production-registry", environment: "staging" })
    .node("ecr", { kind: "production-registry" })
    .node("argo")
    .node("staging", { kind: "orchestrator", environment: "staging" })
    .node("cluster")
    .edge("repository", "ci", { artifact: "code", automated: true })
    .edge("ci", "harbor", { automated: true })
    .edge("harbor", "ecr", { id: "promotion", automated: false })
    .edge("harbor", "staging", { automated: true })
    .edge("ecr", "cluster", { automated: true })
    .edge("repository", "argo", manifest)
    .edge("argo", "staging", manifest)
    .edge("argo", "cluster", manifest)
    .claim("staging", "adm-image-signature", { status: "implemented" })
    .build();
  const all = analyse(promoted, mappedCatalogue, "2026-11-26").gates;
  const gate = "adm-image-signature";
  const image = ["repository", "ci", "harbor", "ecr", "cluster"];
  const shown = (results: readonly GateResult[]) =>
    results.find(({ control }) => control === gate)?.declared.witness;

  it("is passed on the map and in the list by the image, though an order is shorter", () => {
    expect(shown(all)).toEqual(["repository", "argo", "cluster"]);
    expect(shown(gatesByImage(promoted, all, "declared"))).toEqual(image);
    expect(shown(gatesThrough(promoted, all, "declared", gate, undefined))).toEqual(image);
  });

  it("has the promotion by hand as its cause", () => {
    expect(bypassCauses(promoted, all, "declared").map(({ hop, gates: by }) => [hop.edge.id, by])).toEqual([
      ["promotion", [gate]],
    ]);
  });

  it("is passed by the order where no image comes past it", () => {
    const ordered = aPipeline()
      .node("repository")
      .node("argo")
      .node("cluster")
      .edge("repository", "argo", manifest)
      .edge("argo", "cluster", manifest)
      .build();
    const results = analyse(ordered, mappedCatalogue, "2026-11-26").gates;
    expect(shown(gatesByImage(ordered, results, "declared"))).toEqual(["repository", "argo", "cluster"]);
  });
});
