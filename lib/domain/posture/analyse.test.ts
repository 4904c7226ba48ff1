import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlIds, nodeIds, pipelineArbitrary } from "../../testing/arbitraries";
import { someCounts } from "../../testing/some-counts";
import { aCatalogue, aPipeline } from "../../testing/builders";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import { stages } from "../pipeline/document-lists";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import type { Posture, Counts } from "./posture";
import { graphParameters } from "@/lib/testing/graph-runs";

const catalogue = aCatalogue();
const today = "2026-11-24";
const postureOf = (pipeline: Pipeline) => analyse(pipeline, catalogue, today);

/** Absent: none. */
const countKeys = [...Object.keys(someCounts()), "accepted"] as (keyof Omit<Counts, "share">)[];
function sumOf(counts: readonly Counts[]) {
  return Object.fromEntries(
    countKeys.map((key) => [key, counts.reduce((sum, one) => sum + (one[key] ?? 0), 0)]),
  );
}

const withoutShare = ({ share: _share, ...counts }: Counts) => ({ accepted: 0, ...counts });
/** Another id for each, in the opposite order. */
const renamed = (id: string) => `x${nodeIds.length - nodeIds.findIndex((known) => known === id)}`;
const openPairs = (posture: Posture, as: keyof Posture["gaps"]) =>
  new Set(posture.gaps[as].map(({ node, control }) => `${node} ${control}`));

describe("the analysis", () => {
  test("does not depend on the order of anything, nor on how the pipeline came about", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        fc.array(operationBodyArbitrary, { maxLength: 10 }),
        (start, operations) => {
          const grown = operations.reduce((pipeline, operation) => {
            const result = applyOperation(pipeline, operation);
            return result.ok ? result.value.pipeline : pipeline;
          }, start);
          const document = documentFromPipeline(grown);
          const backwards = {
            ...document,
            nodes: document.nodes.toReversed(),
            edges: document.edges.toReversed(),
            claims: document.claims.toReversed(),
          };
          expect(postureOf(pipelineFromDocument(backwards))).toEqual(postureOf(grown));
        },
      ),
      graphParameters(1.2),
    );
  });

  test("does not depend on ids while names differ", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const document = documentFromPipeline(pipeline);
        const named = {
          ...document,
          nodes: document.nodes.map((node, index) => ({ ...node, name: `Node ${index}` })),
        };
        const other = {
          ...named,
          nodes: named.nodes.map((node) => ({ ...node, id: renamed(node.id) })),
          edges: named.edges.map((edge) => ({
            ...edge,
            source: renamed(edge.source),
            target: renamed(edge.target),
          })),
          images: named.images.map((image) => ({
            ...image,
            ...(image.builtBy === undefined ? {} : { builtBy: renamed(image.builtBy) }),
          })),
          claims: named.claims.map((claim) => ({ ...claim, node: renamed(claim.node) })),
          reviews: (named.reviews ?? []).map((review) => ({ ...review, node: renamed(review.node) })),
        };
        const gaps = postureOf(pipelineFromDocument(named)).gaps.declared.map((gap) => ({
          ...gap,
          node: renamed(gap.node),
        }));
        expect(postureOf(pipelineFromDocument(other)).gaps.declared).toEqual(gaps);
      }),
      graphParameters(1.2),
    );
  });

  test("implementing a control that is in scope adds no gap and takes away none but its own", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        fc.constantFrom(...nodeIds),
        fc.constantFrom(...controlIds),
        (pipeline, node, control) => {
          const status = pipeline.claims.get(node)?.get(control)?.status;
          fc.pre(pipeline.nodes.get(node) !== undefined && status !== "not-applicable");
          const result = applyOperation(pipeline, {
            type: "claim.changed",
            node,
            control,
            set: { status: "implemented" },
          });
          const [before, after] = [
            postureOf(pipeline),
            postureOf(result.ok ? result.value.pipeline : pipeline),
          ];
          for (const as of ["declared", "proven"] as const) {
            const [was, is] = [openPairs(before, as), openPairs(after, as)];
            expect([...is].filter((pair) => !was.has(pair))).toEqual([]);
            expect([...was].filter((pair) => !is.has(pair) && pair !== `${node} ${control}`)).toEqual([]);
          }
        },
      ),
      graphParameters(2),
    );
  });

  test("the counts of the nodes add up to those of their stage, and the stages to the pipeline", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const { coverage } = postureOf(pipeline);
        const counts = new Map(Object.entries(coverage.nodes));
        const { nodes } = documentFromPipeline(pipeline);
        for (const stage of stages) {
          const ofStage = nodes
            .filter((node) => node.stage === stage)
            .flatMap(({ id }) => counts.get(id) ?? []);
          expect(withoutShare(coverage.stages[stage])).toEqual(sumOf(ofStage));
        }
        expect(withoutShare(coverage.pipeline)).toEqual(sumOf(stages.map((stage) => coverage.stages[stage])));
        for (const one of [coverage.pipeline, ...counts.values()]) {
          const { applicable, notApplicable, inScope, share, accepted = 0, ...rest } = one;
          expect(applicable).toBe(notApplicable + inScope);
          expect(accepted).toBeLessThanOrEqual(rest.missing);
          expect(inScope).toBe(Object.values(rest).reduce((sum, count) => sum + count, 0));
          // What is in scope on a map may all stand beside what leads to a target, and no share counts it.
          if (one !== coverage.pipeline || inScope === 0) expect(share === undefined).toBe(inScope === 0);
          const { proven, declared } = share ?? { proven: 0, declared: 0 };
          expect(0 <= proven && proven <= declared && declared <= 1).toBe(true);
        }
      }),
      graphParameters(2),
    );
  });

  test("what is open is a gap, what is in place only by word is a gap as proven", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const { coverage, gaps } = postureOf(pipeline);
        const { inScope, verified, declared } = coverage.pipeline;
        expect(gaps.declared).toHaveLength(inScope - verified - declared);
        expect(gaps.proven).toHaveLength(inScope - verified);
      }),
      graphParameters(1.2),
    );
  });

  test("worked by hand: weights, reach, openings and statuses make the priorities", () => {
    const pipeline = aPipeline()
      .node("ci", { buildsImages: true, technologies: ["jenkins"] })
      .node("registry")
      .node("host")
      .node("spare", { kind: "host", stage: "run" })
      .edge("ci", "registry")
      .edge("registry", "host")
      .edge("registry", "spare")
      .claim("ci", "c-scan", { status: "planned" })
      .claim("ci", "c-sign", { status: "implemented" })
      .claim("host", "c-host", { status: "not-applicable", review: "2026-11-24" })
      .claim("spare", "c-host", { status: "missing" })
      .build();
    const posture = postureOf(pipeline);
    // The scan is in place nowhere. It is planned at the CI, so its cheapest fix is there: 1.5 at the CI, 1.25 elsewhere. What
    // is known to be lacking comes before what nobody has assessed.
    expect(
      posture.gaps.declared.map(({ node, control, priority }) => [
        node,
        control,
        Math.round(priority * 1000) / 1000,
      ]),
    ).toEqual([
      ["ci", "c-scan", 3.75],
      ["spare", "c-host", 1.5],
      ["registry", "c-scan", 6.25],
      ["ci", "c-jenkins", 1],
    ]);
    expect(posture.coverage.stages.build).toMatchObject({
      applicable: 3,
      inScope: 3,
      planned: 1,
      declared: 1,
      notAssessed: 1,
      share: { declared: 0.4, proven: 0 },
    });
    expect(posture.coverage.stages.run).toMatchObject({
      applicable: 2,
      notApplicable: 1,
      inScope: 1,
      missing: 1,
    });
  });
});
