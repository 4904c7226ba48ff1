import fc from "fast-check";
import { expect, it } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import { analyse } from "@/lib/domain/posture/analyse";
import { bypassCount } from "@/lib/domain/posture/gates/open-gates";
import { countWaysIn } from "@/lib/domain/posture/words/ways-in-sentence";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { evidenceAges, summaryOf } from "./summary";

const today = "2026-11-28";
const supports = (effective: string, expires?: string) =>
  ({ id: effective, title: "run", effective, result: "supports", ...(expires && { expires }) }) as const;

it("takes the newest current piece that supports each verified control, and no other evidence", () => {
  const pipeline = aPipeline()
    .node("ci")
    .node("registry")
    .claim("ci", "img-sign", {
      status: "implemented",
      evidence: [
        supports("2026-11-08"),
        supports("2026-11-18"),
        supports("2026-11-25", "2026-11-26"),
        supports("2026-12-24"),
      ],
    })
    .claim("registry", "img-sign", {
      status: "implemented",
      evidence: [supports("2026-01-01", "2026-02-01")],
    })
    .build();
  expect(evidenceAges(pipeline, catalogue, today)).toEqual({
    build: { controls: 1, days: 10 },
    distribute: { controls: 0, days: 0 },
    run: { controls: 0, days: 0 },
  });
});

it("counts ways in and bypasses as the analysis tells them, as declared, and nothing that an early posture did not hold", () => {
  const posture = analyse(pipelineFromDocument(attackedPipeline()), mappedCatalogue, today);
  const frozen = publishedPosture(posture);
  const { said, assumed } = countWaysIn(posture.waysIn.declared);
  expect(said).toBeGreaterThan(0);
  expect(summaryOf(frozen)).toMatchObject({
    stages: posture.coverage.stages,
    analysis: 3,
    waysIn: { said, assumed },
    bypasses: bypassCount(posture.gates, "declared"),
  });
  expect(Object.keys(summaryOf({ coverage: frozen.coverage }))).toEqual(["stages", "weakestStage"]);
});

it("counts days as the calendar does, over leap days and centuries", () => {
  const day = fc.date({ min: new Date("1899-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [from = "", until = ""] = [one, other].map((date) => date.toISOString().slice(0, 10)).toSorted();
      const pipeline = aPipeline()
        .node("ci")
        .claim("ci", "img-sign", { status: "implemented", evidence: [supports(from)] })
        .build();
      const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
      expect(evidenceAges(pipeline, catalogue, until).build).toEqual({ controls: 1, days });
    }),
    { numRuns: 40 },
  );
});
