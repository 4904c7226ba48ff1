import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PipelineNode, stages } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { placeAfter } from "./place-after";

const node = (id: string, stage: PipelineNode["stage"], x: number, y: number): PipelineNode => ({ id, kind: "ci", name: id, stage, position: { x, y } });

describe("placeAfter", () => {
  it("is to the right on the same level where the lane goes on", () => {
    const ci = node("ci", "build", 100, 80);
    expect(placeAfter(ci, "build", [ci])).toEqual({ x: 380, y: 80 });
  });

  it("is below where the next lane begins too soon", () => {
    const ci = node("ci", "build", 100, 80);
    const registry = node("registry", "distribute", 340, 80);
    expect(placeAfter(ci, "build", [ci, registry])).toEqual({ x: 100, y: 220 });
  });

  it("is in another stage's lane on the same level", () => {
    const ci = node("ci", "build", 100, 220);
    const registry = node("registry", "distribute", 600, 80);
    expect(placeAfter(ci, "distribute", [ci, registry])).toEqual({ x: 600, y: 220 });
  });

  it("never lies on another card", () => {
    const arbitrary = fc.record({ stage: fc.constantFrom(...stages), x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 25 }), fc.constantFrom(...stages), (all, stage) => {
        const nodes = all.map((one, index) => node(`n${index}`, one.stage, one.x, one.y));
        const [after] = nodes;
        if (!after) return;
        const place = placeAfter(after, stage, nodes);
        for (const { position } of nodes) {
          const isApart = Math.abs(position.x - place.x) >= cardSize.width || Math.abs(position.y - place.y) >= cardSize.height;
          expect(isApart, `${JSON.stringify(place)} on ${JSON.stringify(position)}`).toBe(true);
        }
        expect([place.x % 10, place.y % 10].map(Math.abs)).toEqual([0, 0]);
      }),
    );
  });
});
