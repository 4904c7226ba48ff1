import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import { operationBodyArbitrary } from "@/lib/testing/operation-arbitraries";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { performAll } from "./apply-edit";
import { inverseLeaving, withoutReplaced } from "./take-back";

function perform(pipeline: Pipeline, ...bodies: readonly OperationBody[]) {
  const done = performAll(pipeline, bodies);
  if (!done.ok) throw new Error(done.error);
  const { visible, inverse } = done.value;
  return { visible, inverse: inverseLeaving(visible, inverse) };
}

const change = (set: Extract<OperationBody, { type: "node.changed" }>["set"]): OperationBody => ({
  type: "node.changed",
  node: "ci",
  set,
});

describe("taking an edit back", () => {
  const pipeline = aPipeline().node("ci", { name: "Jenkins" }).build();

  it("leaves to others what they set since, and takes back the rest", () => {
    const { visible, inverse } = perform(pipeline, change({ name: "Build server", owner: "Ana" }));
    const theirs = perform(visible, change({ name: "TeamCity" })).visible;
    expect(withoutReplaced(theirs, inverse)).toEqual([change({ owner: null })]);
    const all = perform(theirs, change({ owner: "Ben" })).visible;
    expect(withoutReplaced(all, inverse)).toEqual([]);
  });

  it("does not mind other fields, nor a value that was set again as it was", () => {
    const { visible, inverse } = perform(pipeline, change({ name: "Build server" }));
    const theirs = perform(
      visible,
      change({ note: "New" }),
      change({ name: "X" }),
      change({ name: "Build server" }),
    );
    expect(withoutReplaced(theirs.visible, inverse)).toBe(inverse.bodies);
  });

  it("is whole where nobody did anything since, whatever the edit was", () => {
    fc.assert(
      fc.property(pipelineArbitrary, fc.array(operationBodyArbitrary, { maxLength: 6 }), (before, bodies) => {
        const done = performAll(before, bodies);
        if (!done.ok) return;
        const inverse = inverseLeaving(done.value.visible, done.value.inverse);
        expect(withoutReplaced(done.value.visible, inverse)).toBe(inverse.bodies);
      }),
    );
  });
});
