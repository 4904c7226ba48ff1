import * as fc from "fast-check";
import type { MappedCatalogue } from "../domain/catalog/catalogue";
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
      gate: { point: "promotion", about: "content" },
    },
  ],
  technologies: [],
  mappings: { techniques: [], frameworks: [] },
};

const status = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.constantFrom<NonNullable<Claim["status"]>>("planned", "partial", "implemented") },
  { weight: 1, arbitrary: fc.constantFrom<NonNullable<Claim["status"]>>("not-applicable") },
);

/** Registries that feed runners, which feed each other, under many deliveries that each order some of them about. */
export function deliveriesArbitrary(least: number, most: number, runners: number): fc.Arbitrary<PipelineDocument> {
  const someRunners = fc.subarray(
    Array.from({ length: runners }, (_, index) => `run-${index}`),
    { minLength: 1, maxLength: 3 },
  );
  return fc
    .record({
      kinds: fc.array(fc.constantFrom<NodeKind>("orchestrator", "orchestrator", "workload", "host"), { minLength: runners, maxLength: runners }),
      registries: fc.array(fc.record({ feeds: someRunners, status: fc.constantFrom<Claim["status"]>("not-applicable", "not-applicable", undefined) }), {
        minLength: 1,
        maxLength: 2,
      }),
      deliveries: fc.array(fc.record({ orders: someRunners, status }), { minLength: least, maxLength: most, size: "max" }),
      between: fc.array(fc.tuple(fc.nat(runners - 1), fc.nat(runners - 1)), { maxLength: runners, size: "max" }),
    })
    .map((found) => {
      let builder = aPipeline("Many deliveries");
      for (const [index, kind] of found.kinds.entries()) builder = builder.node(`run-${index}`, { kind, stage: "run" });
      for (const [index, { feeds, status: claimed }] of found.registries.entries()) {
        builder = builder.node(`registry-${index}`, { kind: "production-registry", stage: "distribute" });
        for (const runner of feeds) builder = builder.edge(`registry-${index}`, runner);
        if (claimed) builder = builder.claim(`registry-${index}`, "promotion-gate", { status: claimed });
      }
      for (const [index, { orders, status: claimed }] of found.deliveries.entries()) {
        builder = builder.node(`delivery-${index}`, { kind: "delivery", stage: "distribute" });
        for (const runner of orders) builder = builder.edge(`delivery-${index}`, runner, { artifact: "manifest" });
        if (claimed) builder = builder.claim(`delivery-${index}`, "promotion-gate", { status: claimed });
      }
      for (const [index, [from, to]] of found.between.entries())
        builder = builder.edge(`run-${from}`, `run-${to}`, { id: `between-${index}`, artifact: "container" });
      return builder.toDocument();
    });
}
