import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { templateById } from "../catalogue/templates/templates";
import { documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { bypassCount, openGateCount } from "../posture/gates/open-gates";
import { countWaysIn } from "../posture/words/ways-in-sentence";
import { pictureMap } from "./map-picture";
import { portfolioFacts } from "./portfolio-facts";

const template = (id: string) => {
  const found = templateById(id);
  if (!found) throw new Error(`No template "${id}"`);
  return pipelineFromDocument(found.document);
};
const factsOf = (id: string) => {
  const pipeline = template(id);
  const posture = analyse(pipeline, mappedCatalogue, "2026-11-26");
  return { facts: portfolioFacts(pipeline, posture), posture };
};

describe("what a list says of a pipeline", () => {
  test("bypasses are not known while nothing is assessed, and then as many as the map counts", () => {
    expect(factsOf("article").facts).not.toHaveProperty("openGates");
    expect(factsOf("article").facts).not.toHaveProperty("bypasses");
    const { facts, posture } = factsOf("worked-ec2-codedeploy");
    expect(facts.openGates).toBe(openGateCount(posture.gates, "declared"));
    expect(facts.bypasses).toBe(bypassCount(posture.gates, "declared"));
    expect(facts.openGates).toBeGreaterThan(facts.bypasses ?? 0);
  });

  test("ways in are as many as the map counts, also while nothing is assessed", () => {
    const { facts, posture } = factsOf("article");
    expect(facts.waysIn).toBe(countWaysIn(posture.waysIn.declared).said);
    expect(facts.waysIn).toBeGreaterThan(0);
  });

  test("names each tool of the map once", () => {
    expect(factsOf("article").facts.tools).toEqual([
      "docker-engine",
      "docker-hub",
      "ec2",
      "ecr",
      "github",
      "jenkins",
      "kubernetes",
    ]);
  });
});

describe("the small picture", () => {
  test("shows the article's map as it is drawn: seven cards, six connections, the worst status of each node", () => {
    const { picture } = factsOf("article").facts;
    expect([picture.cards.length, picture.lines.length, picture.rows]).toEqual([7, 6, 3]);
    expect(picture.columns).toEqual({ build: 2, distribute: 1, run: 1 });
    expect(picture.cards.filter(({ status }) => status === undefined)).toHaveLength(1);
  });

  test("is small for any map: no card on another, every line between two cards, each card in its stage", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const { nodes, edges } = documentFromPipeline(pipeline);
        const { cards, lines, columns, rows } = pictureMap(nodes, edges, () => undefined);
        expect(new Set(cards.map(({ column, row }) => `${column} ${row}`)).size).toBe(cards.length);
        const width = columns.build + columns.distribute + columns.run;
        for (const { column, row } of cards) expect(column < width && row < rows).toBe(true);
        for (const { from, to } of lines) expect(cards[from] && cards[to] && from !== to).toBeTruthy();
        expect(cards.length > 0).toBe(nodes.length > 0);
      }),
    );
  });
});
