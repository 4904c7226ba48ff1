import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failingGraphs } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "../../testing/graph-runs";
import type { PipelineDocument, PipelineEdge } from "../pipeline/document";
import { compareText, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";

const postureOf = (document: PipelineDocument) =>
  analyse(pipelineFromDocument(document), gateCatalogue, graphToday);

/** Told apart faster than objects are, and line by line where it differs. */
const asText = (value: unknown) => JSON.stringify(value, null, 1);

/** The order of these says something; everything else is a set. */
const orderedLists = new Set([
  "witness",
  "path",
  "impossible",
  "gaps",
  "gates",
  "declared",
  "proven",
  "techniques",
]);

/** The same answer with other ids in it, its sets in one order. */
function translated(value: unknown, ids: ReadonlyMap<string, string>, key = ""): unknown {
  if (typeof value === "string") return ids.get(value) ?? value;
  if (Array.isArray(value)) {
    const list = value.map((one) => translated(one, ids));
    return orderedLists.has(key)
      ? list
      : list.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    // Of connections the ids, in the order of these, both ways of counting.
    ([name, part]) =>
      [ids.get(name) ?? name, translated(part, ids, key === "unprotectedHandOvers" ? key : name)] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => compareText(a, b)));
}

/** Other places in every list, and elsewhere on the map. @param places a number for each record, to sort by. */
function shuffled(document: PipelineDocument, places: readonly number[]): PipelineDocument {
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((one, index) => ({ one, place: places[index % places.length] ?? 0 }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ one }) => one);
  const nodes = document.nodes.map((node, index) => ({ ...node, position: { x: places[index] ?? 0, y: 7 } }));
  return {
    ...document,
    nodes: mixed(nodes),
    edges: mixed(document.edges),
    images: mixed(document.images),
    claims: mixed(document.claims),
    ...(document.reviews ? { reviews: mixed(document.reviews) } : {}),
  };
}

/** Other ids for nodes and edges, in another order. */
function renamed(
  document: PipelineDocument,
  places: readonly number[],
): { readonly document: PipelineDocument; readonly back: ReadonlyMap<string, string> } {
  const place = (index: number) => `${String((places[index] ?? 0) % 100_000).padStart(5, "0")}-${index}`;
  const nodeIds = new Map(document.nodes.map(({ id }, index) => [id, `x${place(index)}`]));
  const edgeIds = new Map(document.edges.map(({ id }, index) => [id, `y${place(index)}`]));
  const to = (id: string) => nodeIds.get(id) ?? edgeIds.get(id) ?? id;
  return {
    document: {
      ...document,
      nodes: document.nodes.map((node) => ({ ...node, id: to(node.id) })),
      edges: document.edges.map((edge) => ({
        ...edge,
        id: to(edge.id),
        source: to(edge.source),
        target: to(edge.target),
      })),
      claims: document.claims.map((claim) => ({ ...claim, node: to(claim.node) })),
      ...(document.reviews
        ? { reviews: document.reviews.map((review) => ({ ...review, node: to(review.node) })) }
        : {}),
    },
    back: new Map([...nodeIds, ...edgeIds].map(([id, other]) => [other, id])),
  };
}

/**
 * What tells a connection apart from those between the same nodes: no images are as none said, with a credential none travel, and of
 * it alone is said what it lets its holder do and for how long.
 */
const tellingOf = ({ images, right, shortLived, ...edge }: PipelineEdge) =>
  JSON.stringify({
    ...edge,
    id: "",
    ...(edge.artifact === "credential"
      ? { right, shortLived }
      : { images: images?.length === 0 ? undefined : images }),
  });

/** No two nodes of one name, nor two connections that only their ids tell apart. */
const named = (document: PipelineDocument) => ({
  ...document,
  nodes: document.nodes.map((node, index) => ({ ...node, name: `${node.name} ${index}` })),
  edges: [...new Map(document.edges.map((edge) => [tellingOf(edge), edge])).values()],
});
const placesArbitrary = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
const examples = failingGraphs.map((document): [PipelineDocument, number[]] => [
  document,
  Array.from({ length: 40 }, (_, index) => 40 - index),
]);

describe(`the posture, ${graphTitle}`, () => {
  test(
    "does not depend on the order of anything, nor on places on the map, nor on ids where names differ",
    () => {
      fc.assert(
        fc.property(graphArbitrary(gateCatalogue), placesArbitrary, (document, places) => {
          expect(asText(postureOf(shuffled(document, places)))).toBe(asText(postureOf(document)));
          const other = renamed(named(document), places);
          expect(asText(translated(postureOf(other.document), other.back))).toBe(
            asText(translated(postureOf(named(document)), new Map())),
          );
        }),
        { ...graphParameters(), examples },
      );
    },
    graphTimeout,
  );
});
