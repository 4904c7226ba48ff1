import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answer, type Step, steps } from "../../testing/interview-steps";
import { graphParameters } from "../../testing/graph-runs";
import { technologiesFor } from "../catalogue/technologies";
import { cardSize, laneEnds, stageAt } from "../pipeline/lanes";
import { parseDocument } from "../pipeline/parse-document";
import { documentFromPipeline, emptyPipeline } from "../pipeline/pipeline";
import { type Answers, noAnswers, slotRows, targetsOf } from "./answers";
import { toggleTool } from "./edit-answers";
import { type Pair, pairsOf } from "./pairs";
import { askedHandOvers, readAnswers } from "./read-answers";

/**
 * What of an answer has a place on the map: who deploys needs something to deploy onto, CI needs to be there to build, and one
 * that hands its order to none of the targets, as was said of each, gives none.
 */
function settled(answers: Answers): Answers {
  const { tools, deploysBy } = answers;
  const hasTarget = tools.orchestrators.length + tools.hosts.length > 0;
  const targets = new Set(targetsOf(tools).map(({ id }) => id));
  const isOrder = ({ artifact, source, target, isReal }: Pair) =>
    isReal &&
    artifact === "manifest" &&
    targets.has(target.id) &&
    tools.ci.some(({ id }) => id === source.id);
  return {
    ...answers,
    images: answers.images.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ciBuilds: tools.ci.length > 0 ? answers.ciBuilds : undefined,
    deploysBy: {
      ci: deploysBy.ci && pairsOf(answers).some(isOrder),
      person: deploysBy.person && hasTarget,
    },
    pinned: new Map(),
    rights: new Map(),
    pairs: new Map(),
    byHand: new Map(),
  };
}

const drawnPairs = (answers: Answers) =>
  pairsOf(answers)
    .filter(({ isReal }) => isReal)
    .map(({ id }) => id);

describe("the interview's answers", () => {
  test("are read back from the map as they were given, and every operation on the way has an effect", () => {
    fc.assert(
      fc.property(steps, (all) => {
        let pipeline = emptyPipeline("Payments");
        for (const step of all) {
          const { asked, ...next } = answer(pipeline, step);
          pipeline = next.pipeline;
          expect(next.kept).toEqual([]);
          const read = readAnswers(pipeline);
          expect({ ...read, pairs: new Map(), byHand: new Map() }).toEqual(settled(asked));
          expect(drawnPairs(read)).toEqual(drawnPairs(asked));
          const still = askedHandOvers(pipeline, read).map(({ id }) => id);
          expect(read.byHand).toEqual(new Map([...asked.byHand].filter(([id]) => still.includes(id))));
        }
        expect(parseDocument(documentFromPipeline(pipeline)).ok).toBe(true);
      }),
      graphParameters(),
    );
  });

  test("draw the same map in whatever order they are given, but for what of it is by hand and where it stands", () => {
    const drawn = (all: readonly Step[]) => {
      const { nodes, edges, images } = documentFromPipeline(
        all.reduce((pipeline, step) => answer(pipeline, step).pipeline, emptyPipeline("P")),
      );
      return {
        nodes,
        edges: edges.map(({ automated: _automated, ...edge }) => edge),
        images: images.map(({ parents: _parents, layers: _layers, ...image }) => image),
      };
    };
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...slotRows), { minLength: 2 }), (rows) => {
        const all = rows.map(
          ({ slot, kind }): Step =>
            (answers, pipeline) =>
              toggleTool(answers, slot, technologiesFor(kind)[1]?.id ?? "", pipeline),
        );
        expect(drawn(all.toReversed())).toEqual(drawn(all));
      }),
    );
  });

  test("taken back one by one, leave an empty map", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const full = all.reduce((pipeline, step) => answer(pipeline, step).pipeline, emptyPipeline("P"));
        const { pipeline } = answer(full, () => noAnswers);
        expect(documentFromPipeline(pipeline)).toEqual(documentFromPipeline(emptyPipeline("P")));
      }),
    );
  });

  test("put no card on another, nor out of its lane", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const pipeline = all.reduce((before, step) => answer(before, step).pipeline, emptyPipeline("P"));
        const nodes = [...pipeline.nodes.values()];
        const ends = laneEnds(nodes);
        for (const [index, a] of nodes.entries()) {
          expect(stageAt(a.position, ends)).toBe(a.stage);
          for (const b of nodes.slice(index + 1))
            expect(
              Math.abs(a.position.x - b.position.x) >= cardSize.width ||
                Math.abs(a.position.y - b.position.y) >= cardSize.height,
            ).toBe(true);
        }
      }),
    );
  });
});
