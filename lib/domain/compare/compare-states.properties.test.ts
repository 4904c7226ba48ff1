import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayArbitrary, pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aCatalogue } from "@/lib/testing/builders";
import { pairArbitrary } from "@/lib/testing/pipeline-pairs";
import type { Catalogue } from "../catalogue/catalogue";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { changeGroups } from "./change-groups";
import { compareStates, type StateComparison } from "./compare-states";
import { compareControls } from "./control-changes";
import { type Counted, explainCount } from "./explain-count";

const catalogue = aCatalogue();
/** One without a control, with one of its own, and with one for other nodes. */
const otherCatalogue: Catalogue = {
  ...catalogue,
  version: "test-0",
  controls: [
    ...catalogue.controls
      .slice(1)
      .map((control) =>
        control.id === "c-host" ? { ...control, appliesTo: ["host" as const, "ci" as const] } : control,
      ),
    {
      id: "c-old",
      title: "Old",
      appliesTo: ["ci", "service"],
      stage: "build",
      kind: "preventive",
      weight: 2,
    },
  ],
};

const statesArbitrary = fc
  .tuple(
    pairArbitrary,
    fc.tuple(dayArbitrary, dayArbitrary),
    fc
      .tuple(fc.boolean(), fc.boolean())
      .map(([one, other]) => [one, other].map((is) => (is ? otherCatalogue : catalogue))),
  )
  .map(([[before, after], [dayBefore, dayAfter], [catalogueBefore, catalogueAfter]]) => ({
    before: { pipeline: before, day: dayBefore, catalogue: catalogueBefore ?? catalogue },
    after: { pipeline: after, day: dayAfter, catalogue: catalogueAfter ?? catalogue },
  }));

describe("compared states", () => {
  it("put each control that differs into one group, with steps that lead from the one status to the other", () => {
    fc.assert(
      fc.property(statesArbitrary, ({ before, after }) => {
        const { changes } = compareControls(before, after);
        expect(new Set(changes.map(({ node, control }) => `${node} ${control}`)).size).toBe(changes.length);
        for (const change of changes) {
          expect(change.before).not.toBe(change.after);
          let at = change.before;
          for (const { from, to } of change.steps) {
            expect(from).toBe(at);
            expect(to).not.toBe(from);
            at = to;
          }
          expect(at).toBe(change.after);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("are no better where nobody said anything else of a node that is the same in both", () => {
    fc.assert(
      fc.property(statesArbitrary, ({ before, after }) => {
        const { changes } = compareControls(before, {
          ...after,
          pipeline: withClaimsOf(after.pipeline, before.pipeline),
        });
        expect(changes.filter(({ group }) => group === "better" || group === "worse")).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("are the same where nodes lie elsewhere, whatever else is looked at", () => {
    fc.assert(
      fc.property(pipelineArbitrary, dayArbitrary, (pipeline, day) => {
        const comparison = compared(
          { pipeline, day, catalogue },
          { pipeline: moved(pipeline), day, catalogue },
        );
        expect([comparison.isSame, comparison.isWorse, comparison.controls]).toEqual([true, false, []]);
        expect(comparison.diff.moved.length).toBe(pipeline.nodes.size);
      }),
      { numRuns: 15 },
    );
  });

  it("explain each count by parts that add up to its difference", () => {
    fc.assert(
      fc.property(statesArbitrary, ({ before, after }) => {
        const comparison = compared(before, after);
        const places = [
          undefined,
          ...(["build", "distribute", "run"] as const).map((stage) => ({ stage })),
          ...comparison.nodes.map(({ id }) => ({ node: id })),
        ];
        const wrong = allCounted.flatMap((counted) =>
          places.flatMap((where) => {
            const explained = explainCount(comparison, { counted, ...(where ? { where } : {}) });
            const sum = explained.parts.reduce((total, { delta }) => total + delta, 0);
            const isExact = sum === explained.after - explained.before;
            return isExact && explained.parts.every(({ delta }) => delta !== 0) ? [] : [explained];
          }),
        );
        expect(wrong).toEqual([]);
        const grouped = changeGroups.reduce((total, group) => total + comparison.groups[group], 0);
        expect(grouped).toBe(comparison.controls.length);
      }),
      { numRuns: 25 },
    );
  });
});

const allCounted: readonly Counted[] = [
  "applicable",
  "in-scope",
  "in-place",
  "proven",
  "open",
  "open-proven",
  "verified",
  "declared",
  "stale",
  "contradicted",
  "partial",
  "planned",
  "missing",
  "not-assessed",
  "not-applicable",
];

type State = Parameters<typeof compareControls>[0];

function compared(before: State, after: State): StateComparison {
  const postureOn = (pipeline: Pipeline, day: string) => analyse(pipeline, catalogue, day);
  const withPosture = (state: State) => ({ ...state, posture: postureOn(state.pipeline, state.day) });
  return compareStates(withPosture(before), withPosture(after), postureOn);
}

function moved(pipeline: Pipeline): Pipeline {
  const document = documentFromPipeline(pipeline);
  return pipelineFromDocument({
    ...document,
    nodes: document.nodes.map((node) => ({
      ...node,
      position: { x: node.position.y + 7, y: node.position.x - 1_000 },
    })),
  });
}

/** The second map, on which exactly what the first says is said, and confirmed. */
function withClaimsOf(pipeline: Pipeline, other: Pipeline): Pipeline {
  const { claims, reviews = [] } = documentFromPipeline(other);
  return pipelineFromDocument({
    ...documentFromPipeline(pipeline),
    claims: claims.filter(({ node }) => pipeline.nodes.get(node)),
    reviews,
  });
}
