import * as fc from "fast-check";
import { expect, test } from "vitest";
import { singleFixesByBruteForce } from "@/lib/testing/brute-force/single-fix";
import { ways, worldOf } from "@/lib/testing/brute-force/world";
import { aPipeline } from "@/lib/testing/builders";
import { deliveryCatalogue, runnersBeforeCiArbitrary } from "@/lib/testing/delivery-arbitraries";
import { graphToday } from "@/lib/testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "@/lib/testing/graph-runs";
import type { Gate, MappedCatalogue } from "../../catalogue/catalogue";
import { pipelineFromDocument } from "../../pipeline/pipeline";
import { analyse } from "../analyse";

/** One gate that counts only on ways on which something can carry it, and that a delivery can carry for what it orders. */
function conditional(about: Gate["about"], products?: readonly string[]): MappedCatalogue {
  const [control] = deliveryCatalogue.controls;
  if (!control) throw new Error("The catalogue is empty.");
  const gate = { point: products ? "promotion" : "pipeline-trigger", about, against: "swap" } as const;
  return {
    ...deliveryCatalogue,
    controls: [
      {
        ...control,
        appliesTo: ["ci", "production-registry", "delivery"],
        gate,
        ...(products ? { products } : {}),
      },
    ],
    technologies: [
      { id: "harbor", name: "Harbor", kinds: ["production-registry", "delivery"], products: ["harbor"] },
    ],
  };
}

test("a delivery closes a runner that things pass before the gate counts", () => {
  const pipeline = aPipeline()
    .node("laptop")
    .node("argo")
    .node("staging", { kind: "host", stage: "build" })
    .node("ci")
    .node("cluster")
    .edge("laptop", "staging")
    .edge("argo", "staging", { artifact: "manifest" })
    .edge("staging", "ci")
    .edge("ci", "cluster")
    .claim("ci", "promotion-gate", { status: "not-applicable" })
    .build();
  const { gates, bestSingleFix } = analyse(pipeline, conditional("content"), graphToday);
  expect(gates[0]?.declared.fix).toEqual({ nodes: ["argo"], cost: 1, leaves: [] });
  expect(bestSingleFix.declared).toEqual({
    node: "argo",
    control: "promotion-gate",
    closes: 1,
    targets: ["cluster"],
  });
});

test.each([
  ["content", conditional("content")],
  ["any", conditional("any")],
  ["a product", conditional("content", ["harbor"])],
])(
  `the best one change of a gate that does not count everywhere, about %s, is what trying each finds, ${graphTitle}`,
  (_about, catalogue) => {
    fc.assert(
      fc.property(runnersBeforeCiArbitrary(), (document) => {
        const pipeline = pipelineFromDocument(document);
        const world = worldOf(pipeline, catalogue, graphToday);
        const found = analyse(pipeline, catalogue, graphToday);
        for (const proof of ways) {
          const best = singleFixesByBruteForce(world, found.graph, proof).filter(({ rank }) => rank === 0);
          const single = found.bestSingleFix[proof];
          if (single === null) expect(best).toEqual([]);
          else expect(best).toContainEqual({ ...single, rank: 0 });
        }
      }),
      graphParameters(),
    );
  },
  graphTimeout,
);
