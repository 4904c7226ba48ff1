import * as fc from "fast-check";
import { expect, test } from "vitest";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { operationBodyArbitrary } from "@/lib/testing/operation-arbitraries";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { createCountsReader } from "./counts";

const small = aCatalogue();

const today = "2026-11-24";

const readerOn = (day = () => today) => createCountsReader(() => small, day);

function after(pipeline: Pipeline, operation: OperationBody): Pipeline {
  const result = applyOperation(pipeline, operation);
  return result.ok ? result.value.pipeline : pipeline;
}

test("a claim draws its own node again and no other, whatever their number", () => {
  const names = Array.from({ length: 500 }, (_, number) => `n${number}`);
  const before = names.reduce((builder, name) => builder.node(name), aPipeline().node("registry")).build();
  const counts = readerOn();
  const drawn = new Map(names.map((name) => [name, counts.ofNode(before, name)]));
  const distribute = counts.ofStage(before, "distribute");
  const edited = after(before, {
    type: "claim.changed",
    node: "n7",
    control: "c-scan",
    set: { status: "planned" },
  });
  expect(names.filter((name) => counts.ofNode(edited, name) !== drawn.get(name))).toEqual(["n7"]);
  expect(counts.ofStage(edited, "distribute")).toEqual(distribute);
  expect(counts.ofPipeline(edited)).toBe(counts.ofPipeline(edited));
});

test("two versions that are asked about by turns keep their objects: what is drawn from each is not drawn for ever", () => {
  const before = aPipeline().node("ci").node("registry").build();
  const edited = after(before, {
    type: "claim.changed",
    node: "ci",
    control: "c-scan",
    set: { status: "planned" },
  });
  const counts = readerOn();
  const look = () =>
    [before, edited].flatMap((pipeline) => [
      counts.ofNode(pipeline, "ci"),
      counts.ofPipeline(pipeline),
      ...stages.map((stage) => counts.ofStage(pipeline, stage)),
    ]);
  const first = look();
  for (const [index, again] of look().entries()) expect(again).toBe(first[index]);
});

test("a move or a new name draws no count again", () => {
  const before = aPipeline().node("ci").node("registry").build();
  const counts = readerOn();
  const drawn = counts.ofNode(before, "ci");
  const moved = after(before, { type: "nodes.moved", positions: { ci: { x: 40, y: 0 } } });
  expect(
    counts.ofNode(after(moved, { type: "node.changed", node: "ci", set: { name: "Jenkins" } }), "ci"),
  ).toBe(drawn);
});

test("the counts are those of the analysis, whatever was looked at before", () => {
  fc.assert(
    fc.property(
      pipelineArbitrary,
      fc.array(operationBodyArbitrary, { maxLength: 8 }),
      fc.array(fc.nat({ max: 8 }), { maxLength: 10 }),
      (start, operations, looks) => {
        const versions = [start];
        for (const operation of operations) versions.push(after(versions.at(-1) ?? start, operation));
        const counts = readerOn();
        for (const look of looks) {
          const pipeline = versions[look % versions.length] ?? start;
          const { coverage } = analyse(pipeline, aCatalogue(), today);
          for (const { id } of pipeline.nodes.values())
            expect(counts.ofNode(pipeline, id)).toEqual(coverage.nodes[id]);
          for (const stage of stages) expect(counts.ofStage(pipeline, stage)).toEqual(coverage.stages[stage]);
          expect(counts.ofPipeline(pipeline)).toEqual(coverage.pipeline);
        }
      },
    ),
  );
});

test("a node counts what its surroundings bring", () => {
  const pipeline = aPipeline()
    .node("hub")
    .node("registry")
    .edge("hub", "registry", { artifact: "parent-image" })
    .build();
  const counts = readerOn();
  const [registry] = [...pipeline.nodes.values()].filter(({ id }) => id === "registry");
  expect(registry && counts.controlsOf(pipeline, registry).map(({ id }) => id)).toEqual([
    "c-scan",
    "c-mirror",
  ]);
});

test("a new day is seen", () => {
  const evidence = [
    { id: "v1", title: "scan", result: "supports", effective: "2026-11-01", expires: today },
  ] as const;
  const pipeline = aPipeline()
    .node("ci")
    .claim("ci", "c-scan", { status: "implemented", evidence: [...evidence] })
    .build();
  let day = today;
  const counts = readerOn(() => day);
  expect(counts.ofNode(pipeline, "ci")).toMatchObject({ verified: 1, stale: 0 });
  day = "2026-11-25";
  expect(counts.ofNode(pipeline, "ci")).toMatchObject({ verified: 0, stale: 1 });
});
