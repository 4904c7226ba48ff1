import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gateCatalogue } from "../../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../../testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "../../../testing/graph-runs";
import type { MappedCatalogue } from "../../catalogue/catalogue";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { publishedPosture } from "../../contract/published-posture";
import { checkSentence } from "../../follow/hop-sentences";
import { followContainer } from "../../follow/trail";
import { trailText } from "../../follow/trail-sentences";
import type { Claim, ClaimStatus, PipelineDocument } from "../../pipeline/document";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../../pipeline/pipeline";
import { nothingSelected } from "../../pipeline/selection";
import { openWayWords } from "../../portfolio/portfolio-sentence";
import { portfolioFacts } from "../../portfolio/portfolio-facts";
import { reportMarkdown } from "../../report/report-markdown";
import { reportOf } from "../../report/report";
import { mapStory } from "../../story/map-story";
import { analyse } from "../analyse";
import { compromisedBy } from "../compromise";
import { assessmentsOf } from "../coverage/assessments";
import { openAlong } from "../coverage/open-along";
import type { Posture } from "../posture";
import { checkedHandOvers } from "../checked-connections";
import { carriedSentence } from "./carried-sentence";
import { chainSentence, chainWords } from "./chain-sentence";
import { chokePointBadge, chokePointSentence } from "./choke-point-sentence";
import { guardSentence, ownedSentence } from "./compromise-sentences";
import { gatesSentence } from "./gates-sentence";
import { openSum } from "./open-words";
import { proofSentence, postureLead } from "./posture-sentence";
import { openWaySentence, verdictSentence } from "./verdict-sentence";
import { verdictWord } from "./verdict-words";
import { wayInSentence } from "./way-in-sentences";
import { waysInSentence } from "./ways-in-sentence";

/** All that is said of a map, as declared. */
function said(pipeline: Pipeline, posture: Posture, catalogue: MappedCatalogue): readonly string[] {
  const { coverage, gates, graph, chains, chokePoints, waysIn } = posture;
  const targets = graph.targets.length;
  const day = { catalogue, today: graphToday };
  const trail = followContainer(
    pipeline,
    catalogue,
    graphToday,
    checkedHandOvers(pipeline, catalogue, graphToday, posture.unprotectedHandOvers?.declared),
  );
  const assessed = [...assessmentsOf(pipeline, catalogue, graphToday)];
  const document = documentFromPipeline(pipeline);
  const facts = {
    name: "M",
    of: "Now",
    at: graphToday,
    revision: 1,
    catalogue: "1",
    analysis: "2",
    fingerprint: "f",
  };
  const story = mapStory({
    pipeline,
    counts: coverage.pipeline,
    gates,
    waysIn: waysIn.declared,
    proof: "declared",
    selection: nothingSelected,
    isAdding: false,
    isReadOnly: false,
  });
  const lead = postureLead(coverage.stages);
  return [
    gatesSentence(gates.map(({ declared }) => declared)),
    ...gates.flatMap(({ control: id, declared }) => {
      const control = catalogue.controls.find((one) => one.id === id);
      const carrying = assessed.filter((one) => one.control.id === id).map(({ status }) => status);
      // If no node of a path could enforce a gate, the map itself says that nothing on it does.
      const isMap =
        openSum(openAlong(pipeline, catalogue, graphToday, id, declared.witness ?? [], "declared")) === 0;
      return [
        verdictWord(declared),
        control
          ? verdictSentence({ control, verdict: declared, proof: "declared", targets: graph.targets })
          : "",
        control && !isMap ? (openWaySentence(pipeline, day, control, declared, "declared") ?? "") : "",
        carriedSentence(carrying, "declared"),
      ];
    }),
    ...chokePoints.declared.flatMap((point) => [
      chokePointSentence(pipeline, point, targets),
      chokePointBadge(point),
    ]),
    ...chains.declared.flatMap((chain) => [chainWords[chain.finding], chainSentence(pipeline, chain)]),
    waysInSentence(pipeline, waysIn.declared, targets),
    ...waysIn.declared.map((row) => wayInSentence(pipeline, row, targets)),
    ...[...pipeline.nodes.values()].flatMap(({ id }) => {
      const compromise = compromisedBy(pipeline, catalogue, graphToday, id, "declared");
      return [
        ownedSentence(pipeline, compromise, graph.targets),
        ...compromise.targets.map((one) => guardSentence(pipeline, one)),
      ];
    }),
    // If no gate could check it, the map itself says that nothing does.
    ...trail.hops.map(checkSentence).filter((sentence) => !sentence.includes("no gate in scope")),
    trailText(trail, pipeline, graphToday).replaceAll(/Nothing here checks .*: no gate in scope .*/g, ""),
    `${lead.stress}${lead.rest}`,
    proofSentence(coverage.pipeline) ?? "",
    `${story.lead ?? ""} ${story.text}`,
    openWayWords(portfolioFacts(pipeline, posture)),
    reportMarkdown(reportOf(document, publishedPosture(posture)), facts),
  ];
}

const readsAsMissing =
  /\bmissing\b|(?<!controls? in scope that (is|are) )\bnot in place(?! \(\d)|nothing (here|on this path|checks|stops)|never checked|none is in place/i;
const readsAsNotAssessed = /not (fully )?assessed|partly assessed|nothing known|not known to be/i;

/** What the document says to be in place, and of all else `rest`. */
function claiming(document: PipelineDocument, catalogue: MappedCatalogue, rest?: ClaimStatus): Pipeline {
  const inPlace = new Map(
    document.claims.flatMap(({ node, control, status }) =>
      status === "implemented" ? [[`${node} ${control}`, { node, control, status }]] : [],
    ),
  );
  const bare = pipelineFromDocument({ ...document, claims: [] });
  const claims = [...assessmentsOf(bare, catalogue, graphToday)].flatMap(({ node, control }): Claim[] => {
    const known = inPlace.get(`${node.id} ${control.id}`);
    return known ? [known] : rest ? [{ node: node.id, control: control.id, status: rest }] : [];
  });
  return pipelineFromDocument({ ...document, claims });
}

describe(`what is not assessed is not missing, ${graphTitle}`, () => {
  test.each([
    { title: "with a control of every sort", catalogue: gateCatalogue, share: 0.3 },
    { title: "with the catalogue as it is delivered", catalogue: mappedCatalogue, share: 0.1 },
  ])(
    "in every sentence, $title",
    ({ catalogue, share }) => {
      fc.assert(
        fc.property(graphArbitrary(catalogue), fc.boolean(), (document, isBare) => {
          const named = { ...document, ...(isBare ? { claims: [] } : {}) };
          const unassessed = claiming(named, catalogue);
          for (const sentence of said(unassessed, analyse(unassessed, catalogue, graphToday), catalogue))
            expect(sentence).not.toMatch(readsAsMissing);
          const missing = claiming(named, catalogue, "missing");
          for (const sentence of said(missing, analyse(missing, catalogue, graphToday), catalogue))
            expect(sentence).not.toMatch(readsAsNotAssessed);
        }),
        graphParameters(share),
      );
    },
    graphTimeout,
  );
});
