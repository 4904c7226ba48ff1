import * as fc from "fast-check";
import { expect, it } from "vitest";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { graphParameters } from "@/lib/testing/graph-runs";
import { anyMap, type DrawnMap } from "@/lib/testing/layout-arbitraries";
import { boxesMeet } from "./box";
import { boxOfPiece, piecesOf } from "./pieces";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { type RunDown, runDown } from "./run-down";

const phone = 390;

function drawn({ nodes, edges }: DrawnMap): {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
} {
  const ids = new Set(nodes.map(({ id }) => id));
  return {
    nodes: nodes.map(({ id, stage, position }) => ({ id, stage, position, kind: "ci", name: id })),
    edges: edges
      .filter(({ source, target }) => ids.has(source) && ids.has(target))
      .map(({ source, target }, index) => ({ id: `e${index}`, source, target, artifact: "image" })),
  };
}

/** Lines that run behind a card, their own ends included. */
function behindCards({ cards, routes }: RunDown): readonly string[] {
  return [...routes].flatMap(([edge, points]) =>
    piecesOf(points)
      .map(boxOfPiece)
      .some((piece) => [...cards.values()].some((card) => boxesMeet(piece, card)))
      ? [edge]
      : [],
  );
}

const names = (map: RunDown) => {
  const rows = new Map<number, string[]>();
  for (const [id, { y }] of [...map.cards].toSorted(([, a], [, b]) => a.y - b.y || a.x - b.x))
    rows.set(y, [...(rows.get(y) ?? []), id]);
  return [...rows.values()].map((row) => row.join(" | "));
};

it("draws the article's map in rows of two, as an image passes them", () => {
  const { nodes, edges } = articlePipeline().toDocument();
  const map = runDown(nodes, edges, phone);
  expect(names(map)).toMatchInlineSnapshot(`
    [
      "laptop | hub",
      "repository | ci",
      "registry",
      "cluster | host",
    ]
  `);
  expect(behindCards(map)).toEqual([]);
});

it("makes most connections of a company straight", () => {
  const { nodes, edges } = companyPipeline();
  const map = runDown(nodes, edges, phone);
  expect(names(map)).toMatchInlineSnapshot(`
    [
      "developers | docker-hub",
      "bitbucket | jenkins",
      "laptop-build | teamcity",
      "promotion | harbor",
      "ecr | argo",
      "eks-production | eks-staging",
      "ec2-production | ec2-staging",
    ]
  `);
  const straight = [...map.routes.values()].filter(({ length }) => length === 2).length;
  expect(straight / edges.length).toBeGreaterThan(0.4);
  expect(map.lines).toBeLessThanOrEqual(4);
});

it("places every card inside the width, no two on each other, lines behind none, lanes in order, each time alike", () => {
  fc.assert(
    fc.property(anyMap(24), fc.integer({ min: 320, max: 640 }), (given, width) => {
      const { nodes, edges } = drawn(given);
      const map = runDown(nodes, edges, width);
      expect(map.cards.size).toBe(nodes.length);
      const cards = [...map.cards];
      for (const [index, [id, card]] of cards.entries()) {
        expect(card.x).toBeGreaterThanOrEqual(0);
        expect(card.x + card.width).toBeLessThanOrEqual(width);
        expect(cards.slice(index + 1).filter(([, other]) => boxesMeet(card, other))).toEqual([]);
        const lane = map.lanes.find(({ stage }) => stage === nodes.find((node) => node.id === id)?.stage);
        expect(lane && card.y >= lane.top && card.y + card.height <= lane.top + lane.height).toBe(true);
      }
      expect(behindCards(map)).toEqual([]);
      expect(map.routes.size).toBe(edges.filter(({ source, target }) => source !== target).length);
      expect(runDown(nodes.toReversed(), edges, width).cards).toEqual(map.cards);
    }),
    graphParameters(),
  );
});
