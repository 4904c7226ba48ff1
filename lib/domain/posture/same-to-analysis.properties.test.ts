import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameArbitrary } from "../../testing/arbitraries";
import { failingGraphs } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "../../testing/graph-runs";
import type { PipelineDocument } from "../pipeline/document";
import { documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { isSameToAnalysis } from "./same-to-analysis";

const asText = (document: PipelineDocument) =>
  JSON.stringify(analyse(pipelineFromDocument(document), gateCatalogue, graphToday), null, 1);

const asKept = (document: PipelineDocument) =>
  JSON.stringify(documentFromPipeline(pipelineFromDocument(document)));

/** All that can be said of a map without a word to the analysis, said otherwise. */
function retold(document: PipelineDocument, word: string, place: number): PipelineDocument {
  const url = "https://ci.example/retold";
  const zones = [{ id: "zone-retold", name: "Retold", kind: "team" as const }];
  return {
    ...document,
    name: `Retold ${word}`,
    description: word,
    zones,
    nodes: document.nodes.map((node, index) => ({
      ...node,
      owner: word,
      note: word,
      url,
      version: word,
      position: { x: place * index, y: place },
      ...(index % 2 === 0 ? { zone: "zone-retold" } : {}),
    })),
    edges: document.edges.map((edge) => ({ ...edge, note: word })),
    claims: document.claims.map((claim) => ({
      ...claim,
      owner: word,
      due: "2027-01-01",
      note: word,
      ticket: url,
      // Where somebody is asked to confirm it, the reason is part of what was confirmed.
      ...(claim.reason === undefined || document.policy ? {} : { reason: word }),
    })),
  };
}

/** Each says something else to the analysis. */
const changes: readonly ((document: PipelineDocument) => PipelineDocument)[] = [
  ({ nodes: [first, ...nodes], ...rest }) => ({
    ...rest,
    nodes: first ? [{ ...first, name: `${first.name} again` }, ...nodes] : [],
  }),
  ({ nodes: [first, ...nodes], ...rest }) => ({
    ...rest,
    nodes: first ? [{ ...first, technologies: ["another"] }, ...nodes] : [],
  }),
  ({ edges: [first, ...edges], ...rest }) => ({
    ...rest,
    edges: first ? [{ ...first, pinned: first.pinned !== true }, ...edges] : [],
  }),
  ({ edges: [, ...edges], ...rest }) => ({ ...rest, edges }),
  ({ claims: [, ...claims], ...rest }) => ({ ...rest, claims }),
  ({ reviews = [], ...rest }) => ({ ...rest, reviews: reviews.slice(1) }),
  ({ policy, ...rest }) => (policy ? rest : { ...rest, policy: { needsReview: ["verified"] } }),
  ({ policy, claims: [first, ...claims], ...rest }) => ({
    ...rest,
    policy: policy ?? { needsReview: ["not-applicable"] },
    claims: first ? [{ ...first, reason: "another reason" }, ...claims] : [],
  }),
  ({ claims: [first, ...claims], ...rest }) => ({
    ...rest,
    claims: first
      ? [{ ...first, status: first.status === "planned" ? "partial" : "planned" }, ...claims]
      : [],
  }),
];

describe(`what the analysis does not read, ${graphTitle}`, () => {
  test(
    "said otherwise leaves the posture what it was, to the letter",
    () => {
      fc.assert(
        fc.property(
          graphArbitrary(gateCatalogue),
          nameArbitrary,
          fc.integer({ min: 1, max: 9 }),
          (document, word, place) => {
            const other = retold(document, word, place);
            expect(isSameToAnalysis(pipelineFromDocument(document), pipelineFromDocument(other))).toBe(true);
            expect(asText(other)).toBe(asText(document));
          },
        ),
        {
          ...graphParameters(),
          examples: failingGraphs.map((document): [PipelineDocument, string, number] => [document, "Ana", 3]),
        },
      );
    },
    graphTimeout,
  );

  test("is told from what it reads", () => {
    fc.assert(
      fc.property(
        graphArbitrary(gateCatalogue),
        fc.constantFrom(...changes),
        fc.boolean(),
        (document, change, isRetold) => {
          const changed = change(document);
          // A claim that says nothing is none.
          fc.pre(asKept(changed) !== asKept(document));
          const after = isRetold ? retold(changed, "Ana", 2) : changed;
          expect(isSameToAnalysis(pipelineFromDocument(document), pipelineFromDocument(after))).toBe(false);
        },
      ),
      graphParameters(),
    );
  });
});
