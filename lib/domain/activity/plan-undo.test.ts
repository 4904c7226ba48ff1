import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { operationBodyArbitrary } from "@/lib/testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import type { OperationBody } from "../pipeline/operations";
import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { describePlace } from "./describe-place";
import { planUndo } from "./plan-undo";

const rename = (name: string): OperationBody => ({ type: "node.changed", node: "ci", set: { name } });
const owner = (text: string): OperationBody => ({ type: "node.changed", node: "ci", set: { owner: text } });
const start = aPipeline()
  .node("ci", { name: "Jenkins" })
  .node("registry", { name: "Harbor" })
  .edge("ci", "registry")
  .build();

function after(pipeline: Pipeline, ...operations: readonly OperationBody[]): Pipeline {
  return operations.reduce((now, operation) => {
    const result = applyOperation(now, operation);
    if (!result.ok) throw new Error(result.error.message);
    return result.value.pipeline;
  }, pipeline);
}

function told(plan: ReturnType<typeof planUndo>, current: Pipeline): readonly string[] {
  return plan.kind === "possible" ? plan.newer.map((place) => describePlace(current, place)) : [plan.because];
}

describe("taking back an entry of the log", () => {
  it("brings back what was before it, when nothing came after", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        fc.array(operationBodyArbitrary, { maxLength: 10 }),
        operationBodyArbitrary,
        (first, earlier, last) => {
          const before = earlier.reduce((now, operation) => {
            const result = applyOperation(now, operation);
            return result.ok ? result.value.pipeline : now;
          }, first);
          const result = applyOperation(before, last);
          if (!result.ok) return;
          const current = result.value.pipeline;
          const plan = planUndo(before, [last], current);
          if (plan.kind === "nothing") {
            // The settings of the workspace alone do it, or who confirmed says so again.
            const kept = { "policy.changed": "rule", "review.withdrawn": "given" };
            if (last.type === "policy.changed" || last.type === "review.withdrawn") {
              expect(plan.because).toBe(kept[last.type]);
              return;
            }
            // What had no effect, or set what was there already.
            expect(["empty", "back"]).toContain(plan.because);
            expect(documentFromPipeline(current)).toEqual(documentFromPipeline(before));
            return;
          }
          expect(plan).toMatchObject({ newer: [], lost: 0 });
          expect(documentFromPipeline(after(current, ...plan.operations))).toEqual(
            documentFromPipeline(before),
          );
        },
      ),
    );
  });

  it("keeps what others did to other things meanwhile", () => {
    const current = after(start, rename("TeamCity"), owner("Ben"));
    const plan = planUndo(start, [rename("TeamCity")], current);
    expect(plan).toMatchObject({ kind: "possible", newer: [], lost: 0 });
    expect(
      documentFromPipeline(after(current, ...(plan.kind === "possible" ? plan.operations : []))).nodes[0],
    ).toMatchObject({
      name: "Jenkins",
      owner: "Ben",
    });
  });

  it("says which newer value it would replace", () => {
    const current = after(start, rename("TeamCity"), rename("GitLab"));
    expect(told(planUndo(start, [rename("TeamCity")], current), current)).toEqual([
      "the name of GitLab is now GitLab",
    ]);
  });

  it("says what was hung on a node that it would delete", () => {
    const add: OperationBody = {
      type: "node.added",
      node: { id: "argo", kind: "delivery", name: "Argo CD", stage: "distribute", position: { x: 0, y: 0 } },
    };
    const edge: OperationBody = {
      type: "edge.added",
      edge: { id: "e", source: "registry", target: "argo", artifact: "image" },
    };
    const current = after(start, add, edge, {
      type: "claim.changed",
      node: "argo",
      control: "c-scan",
      set: { status: "planned" },
    });
    expect(told(planUndo(start, [add], current), current)).toEqual([
      "the connection from Harbor to Argo CD, as it is now",
      "“c-scan” on Argo CD, as it is now",
    ]);
  });

  it.each<[string, OperationBody[], string]>([
    ["gone", [rename("TeamCity"), { type: "node.removed", node: "ci" }], "gone"],
    ["as before already", [rename("TeamCity"), rename("Jenkins")], "back"],
  ])("does nothing where it is %s", (_, operations, because) => {
    const current = after(start, ...operations);
    expect(planUndo(start, [rename("TeamCity")], current)).toEqual({ kind: "nothing", because });
  });

  it.each<[string, OperationBody]>([
    ["a field", { type: "node.changed", node: "ci", set: { owner: "Ben" } }],
    ["a claim", { type: "claim.changed", node: "ci", control: "c-scan", set: { status: "planned" } }],
  ])("tells the deletion of what held it from %s that was not set before", (_, operation) => {
    const current = after(start, operation, { type: "node.removed", node: "ci" });
    expect(planUndo(start, [operation], current)).toEqual({ kind: "nothing", because: "gone" });
  });

  it("does nothing for what had no effect", () => {
    expect(planUndo(start, [{ type: "edge.removed", edge: "nowhere" }], start)).toEqual({
      kind: "nothing",
      because: "empty",
    });
  });

  it("brings back what still fits", () => {
    const remove: OperationBody = { type: "node.removed", node: "ci" };
    const current = after(start, remove, { type: "node.removed", node: "registry" });
    expect(planUndo(start, [remove], current)).toMatchObject({ kind: "possible", newer: [], lost: 1 });
  });

  it("takes back several that followed one another as one", () => {
    const moves = [1, 2, 3].map((x): OperationBody => ({
      type: "nodes.moved",
      positions: { ci: { x, y: 0 } },
    }));
    const current = after(start, ...moves);
    const plan = planUndo(start, moves, current);
    expect(plan).toMatchObject({ kind: "possible", newer: [], lost: 0 });
    expect(
      documentFromPipeline(after(current, ...(plan.kind === "possible" ? plan.operations : []))),
    ).toEqual(documentFromPipeline(start));
  });
});
