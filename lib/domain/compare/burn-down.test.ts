import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import { operationBodyArbitrary } from "@/lib/testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import type { OperationBody } from "../pipeline/operations";
import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { burnDown, type LeftOnDay, type OperationOnDay } from "./burn-down";

const planned = (control: string): OperationBody => ({
  type: "claim.changed",
  node: "ci",
  control,
  set: { status: "planned" },
});

describe("a burn-down", () => {
  it("is what counting the map of each day would give", () => {
    const days = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 12, maxLength: 12 });
    const operations = fc.array(operationBodyArbitrary, { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(pipelineArbitrary, days, operations, (pipeline, some, bodies) => {
        const sorted = some.toSorted((a, b) => a - b);
        const log = bodies.map((operation, index) => ({ day: `2026-11-0${sorted[index]}`, operation }));
        const start = { pipeline, day: "2026-11-01" };
        expect(burnDown(start, log)).toEqual(countedDayByDay(start, log));
      }),
      { numRuns: 80 },
    );
  });

  it("begins with the first plan, and goes up as well as down", () => {
    const log: OperationOnDay[] = [
      { day: "2026-11-02", operation: { type: "node.changed", node: "ci", set: { name: "CI" } } },
      { day: "2026-11-03", operation: planned("img-sign") },
      { day: "2026-11-03", operation: planned("img-sbom") },
      {
        day: "2026-11-05",
        operation: { type: "claim.changed", node: "ci", control: "img-sign", set: { status: "implemented" } },
      },
      { day: "2026-11-06", operation: planned("img-vuln-scan") },
      { day: "2026-11-09", operation: { type: "node.removed", node: "ci" } },
    ];
    expect(burnDown({ pipeline: aPipeline().node("ci").build(), day: "2026-11-01" }, log)).toEqual([
      { day: "2026-11-03", left: 2 },
      { day: "2026-11-05", left: 1 },
      { day: "2026-11-06", left: 2 },
      { day: "2026-11-09", left: 0 },
    ]);
  });
});

/** Each day's map made from the first operation on, and its planned claims counted. */
function countedDayByDay(
  start: { readonly pipeline: Pipeline; readonly day: string },
  log: readonly OperationOnDay[],
): readonly LeftOnDay[] {
  const days = [...new Set([start.day, ...log.map(({ day }) => day)])].map((day) => {
    const pipeline = log
      .filter((one) => one.day <= day)
      .reduce((before, { operation }) => {
        const result = applyOperation(before, operation);
        return result.ok ? result.value.pipeline : before;
      }, start.pipeline);
    const { claims } = documentFromPipeline(pipeline);
    return { day, left: claims.filter(({ status }) => status === "planned").length };
  });
  return days.filter(({ left }, index) => left !== (days[index - 1]?.left ?? 0));
}
