import * as fc from "fast-check";
import type { MappedCatalogue } from "@/lib/domain/catalogue/catalogue";
import type { Claim, NodeKind, PipelineDocument } from "../domain/pipeline/document";
import { aPipeline } from "./builders";

/** One gate that a delivery can carry for the runners it orders, and that some of these carry themselves. */
export const deliveryCatalogue: MappedCatalogue = {
  version: "test",
  controls: [
    {
      id: "promotion-gate",
      title: "Promotion gate",
      appliesTo: ["production-registry", "delivery", "host"],
      stage: "distribute",
      kind: "preventive",
      weight: 5,
      gate: { point: "promotion", about: "content", against: "swap" },
    },
  ],
  technologies: [],
  mappings: { techniques: [], frameworks: [] },
};

const anyStatus = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<NonNullable<Claim["status"]>>("planned", "partial", "implemented"),
  },
  { weight: 1, arbitrary: fc.constantFrom<NonNullable<Claim["status"]>>("not-applicable") },
);

/** Registries that feed runners, which feed each other, under many deliveries that each order some of them about. */
export function deliveriesArbitrary(
  least: number,
  most: number,
  runners: number,
): fc.Arbitrary<PipelineDocument> {
  const someRunners = fc.subarray(
    Array.from({ length: runners }, (_, index) => `run-${index}`),
    { minLength: 1, maxLength: 3 },
  );
  return fc
    .record({
      kinds: fc.array(fc.constantFrom<NodeKind>("orchestrator", "orchestrator", "workload", "host"), {
        minLength: runners,
        maxLength: runners,
      }),
      registries: fc.array(
        fc.record({
          feeds: someRunners,
          status: fc.constantFrom<Claim["status"]>("not-applicable", "not-applicable", undefined),
        }),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
      deliveries: fc.array(fc.record({ orders: someRunners, status: anyStatus }), {
        minLength: least,
        maxLength: most,
        size: "max",
      }),
      between: fc.array(fc.tuple(fc.nat(runners - 1), fc.nat(runners - 1)), {
        maxLength: runners,
        size: "max",
      }),
    })
    .map((found) => {
      let builder = aPipeline("Many deliveries");
      for (const [index, kind] of found.kinds.entries())
        builder = builder.node(`run-${index}`, { kind, stage: "run" });
      for (const [index, { feeds, status: claimed }] of found.registries.entries()) {
        builder = builder.node(`registry-${index}`, { kind: "production-registry", stage: "distribute" });
        for (const runner of feeds) builder = builder.edge(`registry-${index}`, runner);
        if (claimed) builder = builder.claim(`registry-${index}`, "promotion-gate", { status: claimed });
      }
      for (const [index, { orders, status: claimed }] of found.deliveries.entries()) {
        builder = builder.node(`delivery-${index}`, { kind: "delivery", stage: "distribute" });
        for (const runner of orders)
          builder = builder.edge(`delivery-${index}`, runner, { artifact: "manifest" });
        if (claimed) builder = builder.claim(`delivery-${index}`, "promotion-gate", { status: claimed });
      }
      for (const [index, [from, to]] of found.between.entries())
        builder = builder.edge(`run-${from}`, `run-${to}`, { id: `between-${index}`, artifact: "container" });
      return builder.toDocument();
    });
}

/** Layers of runners, each fed by the one before and ordered about by one to three of many deliveries. */
export function layersArbitrary(
  deliveries: number,
  layers: number,
  width: number,
): fc.Arbitrary<PipelineDocument> {
  const some = (most: number, below: number) =>
    fc.array(fc.nat(below - 1), { minLength: 1, maxLength: most });
  const runner = fc.record({
    kind: fc.constantFrom<NodeKind>("orchestrator", "workload"),
    fedBy: some(2, width),
    orderedBy: some(3, deliveries),
  });
  return fc
    .record({
      runners: fc.array(runner, { minLength: layers * width, maxLength: layers * width }),
      statuses: fc.array(
        fc.option(fc.constantFrom<NonNullable<Claim["status"]>>("planned", "partial"), { nil: undefined }),
        {
          minLength: deliveries,
          maxLength: deliveries,
        },
      ),
    })
    .map(({ runners, statuses }) => {
      let builder = aPipeline("Layers under deliveries")
        .node("registry")
        .claim("registry", "promotion-gate", { status: "not-applicable" });
      for (const [index, status] of statuses.entries()) {
        builder = builder.node(`delivery-${index}`, { kind: "delivery", stage: "distribute" });
        if (status) builder = builder.claim(`delivery-${index}`, "promotion-gate", { status });
      }
      for (const [index, { kind }] of runners.entries())
        builder = builder.node(`run-${index}`, { kind, stage: "run" });
      for (const [index, { fedBy, orderedBy }] of runners.entries()) {
        const before = Math.floor(index / width) - 1;
        for (const place of new Set(fedBy))
          builder = builder.edge(before < 0 ? "registry" : `run-${before * width + place}`, `run-${index}`, {
            artifact: "container",
          });
        for (const delivery of new Set(orderedBy))
          builder = builder.edge(`delivery-${delivery}`, `run-${index}`, { artifact: "manifest" });
      }
      const document = builder.toDocument();
      // The first layer has one edge from the registry, whatever was drawn.
      return { ...document, edges: [...new Map(document.edges.map((edge) => [edge.id, edge])).values()] };
    });
}

/** Ways over runners to CI and on to clusters, where deliveries order the runners about before any CI is passed, and after. */
export function runnersBeforeCiArbitrary(): fc.Arbitrary<PipelineDocument> {
  const ranks = ["laptop", "mid-0", "mid-1", "mid-2", "ci-0", "ci-1", "run-0", "run-1"];
  const deliveries = ["delivery-0", "delivery-1", "delivery-2"];
  const place = fc.nat(ranks.length - 1);
  const claim = fc.record({
    node: fc.constantFrom("ci-0", "ci-1", ...deliveries),
    status: fc.constantFrom<NonNullable<Claim["status"]>>(
      "not-applicable",
      "not-applicable",
      "planned",
      "implemented",
    ),
  });
  return fc
    .record({
      handOvers: fc.array(fc.tuple(place, place), { minLength: 6, maxLength: 14, size: "max" }),
      orders: fc.array(
        fc.tuple(
          fc.constantFrom(...deliveries),
          fc.constantFrom(...ranks.filter((id) => /mid|run/.test(id))),
        ),
        { maxLength: 6, size: "max" },
      ),
      claims: fc.array(claim, { maxLength: 5 }),
    })
    .map(({ handOvers, orders, claims }) => {
      let builder = aPipeline("Runners before CI").node("laptop");
      for (const id of ranks.slice(1, 4)) builder = builder.node(id, { kind: "host", stage: "build" });
      for (const id of ["ci-0", "ci-1"]) builder = builder.node(id, { kind: "ci", technologies: ["harbor"] });
      for (const id of ["run-0", "run-1"]) builder = builder.node(id, { kind: "orchestrator", stage: "run" });
      for (const id of deliveries)
        builder = builder.node(id, { kind: "delivery", stage: "distribute", technologies: ["harbor"] });
      for (const [index, ends] of handOvers.entries()) {
        const [from = 0, to = 0] = ends.toSorted((a, b) => a - b);
        if (from !== to) builder = builder.edge(ranks[from] ?? "", ranks[to] ?? "", { id: `h${index}` });
      }
      for (const [index, [from, to]] of orders.entries())
        builder = builder.edge(from, to, { id: `m${index}`, artifact: "manifest" });
      const said = new Map(claims.map((one) => [one.node, one.status]));
      for (const [node, status] of said) builder = builder.claim(node, "promotion-gate", { status });
      return builder.toDocument();
    });
}
