import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pipelineArbitrary, showArbitrary } from "../../testing/arbitraries";
import { graphArbitrary } from "../../testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "../../testing/graph-runs";
import { aCatalogue, aPipeline } from "../../testing/builders";
import type { MappedCatalogue } from "../catalogue/catalogue";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { technologyById } from "../catalogue/technologies";
import { publishedPosture } from "../contract/published-posture";
import { frozenPostureSchema } from "../contract/posture";
import type { Show } from "../contract/shares";
import type { PipelineDocument } from "../pipeline/document";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { orderInCopy } from "./copy-order";
import { isHiddenKind } from "./host-hiding";
import { settledOf } from "./settled-of";
import { sharedCopyOf } from "./shared-copy";

const today = "2026-11-24";

/** The same map with other ids, in another order, and other texts wherever `show` hides them. Places are few, so that a lot looks alike. */
function disguised(document: PipelineDocument, word: string, turned: boolean, show: Show): PipelineDocument {
  const newIds = (records: readonly { readonly id: string }[]) => {
    const ids = records.map(({ id }) => id);
    const to = new Map(ids.map((id, at) => [id, `${word}-${turned ? ids.length - at : at + 100}`]));
    return (id: string) => to.get(id) ?? id;
  };
  const [node, edge, zone, image] = [
    newIds(document.nodes),
    newIds(document.edges),
    newIds(document.zones),
    newIds(document.images),
  ];
  const owner = (own: string | undefined) => (own === undefined ? {} : { owner: show.owners ? own : word });
  const note = (own: string | undefined) => (own === undefined ? {} : { note: show.notes ? own : word });
  const of = (at: number) => `${word} ${turned ? 90 - at : at}`;
  return documentFromPipeline(
    pipelineFromDocument({
      ...document,
      ...(document.description === undefined || show.notes ? {} : { description: word }),
      nodes: document.nodes.map((one, at) => ({
        ...one,
        ...owner(one.owner),
        ...note(one.note),
        ...(one.url === undefined || show.hosts ? {} : { url: `https://${word}.example` }),
        id: node(one.id),
        ...(one.technologies && isHiddenKind(one) && !show.hosts
          ? { technologies: one.technologies.map((own) => (technologyById(own) ? own : `${word} ${own}`)) }
          : {}),
        name:
          (one.kind === "developer" && !show.owners) || (isHiddenKind(one) && !show.hosts)
            ? of(at)
            : one.name,
        ...(one.zone === undefined ? {} : { zone: zone(one.zone) }),
        position: { x: one.position.x % 2, y: 0 },
      })),
      edges: document.edges.map((one) => ({
        ...one,
        ...note(one.note),
        id: edge(one.id),
        source: node(one.source),
        target: node(one.target),
        ...(one.images ? { images: one.images.map(image) } : {}),
      })),
      zones: document.zones.map((one) => ({ ...one, id: zone(one.id) })),
      images: document.images.map((one) => ({
        ...one,
        id: image(one.id),
        ...(one.builtBy === undefined ? {} : { builtBy: node(one.builtBy) }),
      })),
      claims: document.claims.map((one) => ({
        ...one,
        ...owner(one.owner),
        ...note(one.note),
        ...(one.reason === undefined || show.notes ? {} : { reason: word }),
        ...(one.ticket === undefined || show.evidence ? {} : { ticket: `https://${word}.example` }),
        ...(one.evidence === undefined || show.evidence
          ? {}
          : { evidence: one.evidence.map((piece) => ({ ...piece, title: word })) }),
        node: node(one.node),
      })),
    }),
  );
}

function copyOf(document: PipelineDocument, show: Show, catalogue = aCatalogue()) {
  const posture = frozenPostureSchema.parse(
    publishedPosture(analyse(pipelineFromDocument(document), catalogue, today)),
  );
  return sharedCopyOf(
    {
      number: 3,
      title: "Before the audit",
      note: "",
      takenAt: `${today}T12:00:00.000Z`,
      takenBy: "Ana",
      revision: 7,
      catalogue: "test",
      document,
      posture,
      settled: settledOf(document, catalogue, today),
      analyse: (drawn: Pipeline, on: string) => analyse(drawn, catalogue, on),
    },
    show,
  );
}

describe(`two maps that differ only in what is hidden have the same copy ${graphTitle}`, () => {
  const copiesOf = (document: PipelineDocument, show: Show, catalogue?: MappedCatalogue) =>
    [
      copyOf(disguised(document, "zzbuild", false, show), show, catalogue),
      copyOf(disguised(document, "aahidden", true, show), show, catalogue),
    ] as const;

  test(
    "no text, id, number or order of it shows through",
    () => {
      fc.assert(
        fc.property(pipelineArbitrary, showArbitrary, (pipeline, show) => {
          const [one, other] = copiesOf(documentFromPipeline(pipeline), show);
          expect(other).toEqual(one);
          expect(JSON.stringify(one)).not.toMatch(/zzbuild/);
        }),
        graphParameters(),
      );
    },
    graphTimeout,
  );

  test(
    "nor which of equally short ways was told, and each way is told",
    () => {
      fc.assert(
        fc.property(graphArbitrary(mappedCatalogue), showArbitrary, (document, show) => {
          const [one, other] = copiesOf(document, show, mappedCatalogue);
          expect(other).toEqual(one);
          const { waysIn, bestChanges } = one.posture;
          for (const { witness } of [...(waysIn?.asDeclared ?? []), ...(waysIn?.asProven ?? [])])
            expect(witness).not.toEqual([]);
          expect(bestChanges).toBeDefined();
        }),
        graphParameters(0.2),
      );
    },
    graphTimeout,
  );
});

test("a connection that no image takes and one of which nobody said are told apart, whatever their ids are", () => {
  const show = { owners: false, notes: false, evidence: false, hosts: false };
  const copies = (["a", "b"] as const).map((silent) => {
    const drawn = aPipeline("Shop").node("ci").node("registry").toDocument();
    const edges = ["a", "b"].map((id) => ({
      id,
      source: "ci",
      target: "registry",
      artifact: "image" as const,
      ...(id === silent ? {} : { images: [] }),
    }));
    return copyOf({ ...drawn, edges }, show).document;
  });
  expect(copies[0]).toEqual(copies[1]);
});

test("what looks alike keeps to what it hangs together with, whatever the ids are", () => {
  const pairs = (ids: readonly string[]) => {
    const [host = "", second = "", feed = "", secondFeed = ""] = ids;
    const order = orderInCopy([
      { id: host, shown: "host", refers: [] },
      { id: second, shown: "host", refers: [] },
      { id: feed, shown: "feed", refers: [["feeds", host]] },
      { id: secondFeed, shown: "feed", refers: [["feeds", second]] },
    ]);
    const places = ids.map((id) => order.indexOf(id));
    return [(places[0] ?? 0) < (places[1] ?? 0), (places[2] ?? 0) < (places[3] ?? 0)];
  };
  for (const ids of ["abcd", "abdc", "badc", "cdba", "dbca"]) {
    const [hosts, feeds] = pairs(ids.split(""));
    expect(feeds).toBe(hosts);
  }
});
