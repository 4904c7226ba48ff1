import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { isThirdPartyEdge } from "@/lib/testing/oracle/entries";
import { buildersOf, endsOf, isInHand } from "@/lib/testing/oracle/origins-and-targets";
import { controlsThatMatter, mapDay } from "@/lib/testing/oracle/random-claims";
import { randomMap } from "@/lib/testing/oracle/random-map";
import { oracleParameters, oracleTimeout, oracleTitle } from "@/lib/testing/oracle/runs";
import { isBuilding, mayBuild, type World, worldOf } from "@/lib/testing/oracle/world";
import { analyse } from "../analyse";
import { compromisedBy } from "../compromise";
import { proofs } from "../posture";
import type { Entry } from "./way-in";
import { keyOfChange, placeOf, standingFacts } from "@/lib/testing/oracle/standing-facts";

// Analysis 15.

const map = randomMap(mappedCatalogue);
const controls = controlsThatMatter(mappedCatalogue).map(({ id }) => id);
const verified = { id: "new", title: "A report", result: "supports", effective: "2026-11-23" } as const;

function withClaim(document: PipelineDocument, claim: Claim): PipelineDocument {
  const others = document.claims.filter(
    ({ node, control }) => node !== claim.node || control !== claim.control,
  );
  return { ...document, claims: [...others, claim] };
}

const analysed = (document: PipelineDocument) =>
  analyse(pipelineFromDocument(document), mappedCatalogue, mapDay);

const inOrder = (entry: Entry) => ({
  ...entry,
  closers: entry.closers.toSorted((a, b) => (`${a.node} ${a.control}` < `${b.node} ${b.control}` ? -1 : 1)),
});

/** Connections of one sort between two nodes have no names: the order of their ids tells which of them is meant. */
const withoutParallel = (document: PipelineDocument): PipelineDocument => ({
  ...document,
  edges: [
    ...new Map(
      document.edges.map((edge) => [`${edge.source} ${edge.target} ${edge.artifact}`, edge]),
    ).values(),
  ],
});

const builds = (world: World, node: string) => isBuilding(world, node) || mayBuild(world, node);

/** What is in the second and was not in the first. */
const added = (before: ReadonlySet<string>, after: ReadonlySet<string>) =>
  [...after].filter((one) => !before.has(one));

describe(`what holds of ways in, ${oracleTitle}`, () => {
  test(
    "implementing a control opens nothing and lowers no guard, but signing at a node that builds nothing takes a check away from who holds it",
    () => {
      fc.assert(
        fc.property(map, fc.nat(), (document, pick) => {
          const world = worldOf(document, mappedCatalogue, mapDay);
          // What is set aside has been answered: taking an answer back may open what it kept out of view.
          const lacking = document.nodes.flatMap(({ id }) =>
            controls
              .filter((control) => {
                const status = world.status(id, control);
                return status !== undefined && status !== "not-applicable" && status !== "verified";
              })
              .map((control) => ({ node: id, control })),
          );
          const chosen = lacking[pick % Math.max(lacking.length, 1)];
          fc.pre(chosen !== undefined);
          const after = withClaim(document, { ...chosen, status: "implemented", evidence: [verified] });
          for (const proof of proofs) {
            const [one, two] = [standingFacts(document, proof), standingFacts(after, proof)];
            expect(added(one.openEntries, two.openEntries)).toEqual([]);
            expect(added(one.hostile, two.hostile)).toEqual([]);
            expect(added(one.exposed, two.exposed)).toEqual([]);
            if (chosen.control === "img-sign" && !builds(world, chosen.node)) continue;
            expect(added(one.unguardedPlaces, two.unguardedPlaces)).toEqual([]);
            expect(added(one.unguardedFrom, two.unguardedFrom)).toEqual([]);
          }
        }),
        oracleParameters(0.3),
      );
    },
    oracleTimeout,
  );

  test(
    "where everything is implemented, only a lost laptop and what no control can close are open",
    () => {
      fc.assert(
        fc.property(map, (document) => {
          const claims = document.nodes.flatMap(({ id }) =>
            mappedCatalogue.controls.map(({ id: control }): Claim => ({
              node: id,
              control,
              status: "implemented",
              evidence: [verified],
            })),
          );
          const open = analysed({ ...document, claims }).waysIn.declared.flatMap(({ entries }) =>
            entries.filter(
              ({ state, type, closers }) => state === "open" && type !== "lost-laptop" && closers.length > 0,
            ),
          );
          expect(open).toEqual([]);
        }),
        oracleParameters(0.3),
      );
    },
    oracleTimeout,
  );

  test(
    "the order of nodes, edges and claims, and their ids, change nothing",
    () => {
      fc.assert(
        fc.property(map, fc.nat(), (drawn, pick) => {
          const document = withoutParallel(drawn);
          const turned = (list: readonly string[]) =>
            new Map(list.map((id, index) => [id, list[(index + 1 + pick) % list.length] ?? id]));
          const nodes = turned(document.nodes.map(({ id }) => id));
          const edges = turned(document.edges.map(({ id }) => id));
          const node = (id: string) => nodes.get(id) ?? id;
          const other: PipelineDocument = {
            ...document,
            nodes: document.nodes.toReversed().map((one) => ({ ...one, id: node(one.id) })),
            edges: document.edges.toReversed().map((one) => ({
              ...one,
              id: edges.get(one.id) ?? one.id,
              source: node(one.source),
              target: node(one.target),
            })),
            claims: document.claims.toReversed().map((one) => ({ ...one, node: node(one.node) })),
            ...(document.reviews
              ? { reviews: document.reviews.toReversed().map((one) => ({ ...one, node: node(one.node) })) }
              : {}),
          };
          const rows = (of: PipelineDocument, name: (id: string) => string, edge: (id: string) => string) => {
            const { waysIn, bestChanges, handOvers } = analysed(of);
            return {
              ranks: waysIn.declared.map(({ state, said, unguarded }) => [state, said, unguarded.length]),
              rows: waysIn.declared
                .map((row) =>
                  JSON.stringify([
                    placeOf(row.places, name, edge),
                    row.state,
                    row.said,
                    row.entries.map(({ type, state, said }) => [type, state, said]),
                    row.witness.map(name),
                    row.unguarded.map(name).toSorted(),
                    row.stops.map((stop) => `${name(stop.node)} ${stop.control}`).toSorted(),
                  ]),
                )
                .toSorted(),
              first: bestChanges
                .slice(0, 1)
                .map(({ effort, confirmed, assumed, ways, gates }) => [
                  effort,
                  confirmed,
                  assumed,
                  ways,
                  gates,
                ]),
              changes: bestChanges
                .map(
                  ({ change, effort, confirmed, assumed, ways, gates }) =>
                    `${keyOfChange(change, name, edge)} ${effort} ${confirmed} ${assumed} ${ways} ${gates}`,
                )
                .toSorted(),
              handOvers: handOvers.map((one) => `${edge(one.edge)} ${one.pairs} ${one.ways}`).toSorted(),
            };
          };
          const same = (id: string) => id;
          expect(rows(other, same, same)).toEqual(rows(document, node, (id) => edges.get(id) ?? id));
        }),
        oracleParameters(0.3),
      );
    },
    oracleTimeout,
  );

  test(
    "other names change the order alone",
    () => {
      fc.assert(
        fc.property(map, (document) => {
          const renamed: PipelineDocument = {
            ...document,
            nodes: document.nodes.map((node, index) => ({ ...node, name: `${9 - index} ${node.name}` })),
          };
          const facts = (of: PipelineDocument) => {
            const { waysIn, bestChanges } = analysed(of);
            return {
              rows: waysIn.declared
                .map((row) =>
                  JSON.stringify([
                    row.places,
                    row.state,
                    row.said,
                    row.entries.map(inOrder),
                    row.reached,
                    row.unguarded,
                  ]),
                )
                .toSorted(),
              first: bestChanges
                .slice(0, 1)
                .map(({ effort, confirmed, assumed, ways, gates }) => [
                  effort,
                  confirmed,
                  assumed,
                  ways,
                  gates,
                ]),
            };
          };
          expect(facts(renamed)).toEqual(facts(document));
        }),
        oracleParameters(0.3),
      );
    },
    oracleTimeout,
  );

  test(
    "where nothing is claimed, one more edge hides no way in, unless targets, what is in hand or whose a registry is change",
    () => {
      fc.assert(
        fc.property(map, fc.nat(), (drawn, pick) => {
          fc.pre(drawn.edges.length > 0);
          const more: PipelineDocument = { ...drawn, claims: [] };
          const left = pick % drawn.edges.length;
          const fewer: PipelineDocument = {
            ...more,
            edges: more.edges.filter((_edge, index) => index !== left),
          };
          const [one, two] = [fewer, more].map((of) => worldOf(of, mappedCatalogue, mapDay));
          fc.pre(one !== undefined && two !== undefined);
          const fewerIds = new Set(fewer.edges.map(({ id }) => id));
          const kept = (of: typeof one) => [
            endsOf(of).targets.toSorted(),
            buildersOf(of).toSorted(),
            of.nodes.map(({ id }) => isInHand(of, id)),
            of.edges.filter(({ id }) => fewerIds.has(id)).map((edge) => isThirdPartyEdge(of, edge)),
          ];
          fc.pre(JSON.stringify(kept(one)) === JSON.stringify(kept(two)));
          const [before, after] = [standingFacts(fewer, "declared"), standingFacts(more, "declared")];
          expect(added(after.unguardedPlaces, before.unguardedPlaces)).toEqual([]);
        }),
        oracleParameters(0.3),
      );
    },
    oracleTimeout,
  );

  test("what is asked of a node that is not there has no answer", () => {
    const document: PipelineDocument = {
      schema: "blueline/pipeline/1",
      name: "Empty",
      nodes: [],
      edges: [],
      zones: [],
      images: [],
      claims: [],
    };
    const answer = compromisedBy(pipelineFromDocument(document), mappedCatalogue, mapDay, "gone", "declared");
    expect(answer.targets).toEqual([]);
  });
});
