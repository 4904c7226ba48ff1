// @module-tag large
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleCases } from "@/lib/testing/analysis-examples";
import { addingEdits, idBefore } from "@/lib/testing/edits/adding-edits";
import { assessed, type Edit, inPlace, onNode, pickOf, withClaims, withNode } from "@/lib/testing/edits/edit";
import { hidingEdits } from "@/lib/testing/edits/hiding-edits";
import { workedExamples } from "@/lib/testing/examples-3";
import { graphParameters, graphTimeout, graphTitle } from "@/lib/testing/graph-runs";
import { mapDay } from "@/lib/testing/oracle/random-claims";
import { randomMap } from "@/lib/testing/oracle/random-map";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { isolation } from "../catalogue/named-controls";
import { templates } from "../catalogue/templates/templates";
import type { PipelineDocument } from "../pipeline/document";
import { isBuilding, mayBuild } from "../pipeline/is-building";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { type Proof, proofs } from "./posture";
import type { Place, WayIn } from "./ways-in/way-in";

/** What an edit may make look neither better nor worse than it is. */
interface Facts {
  /** By place. */
  readonly rows: ReadonlyMap<string, WayIn>;
  /** By gate: the targets that something reaches past it. */
  readonly exposed: ReadonlyMap<string, readonly string[]>;
  readonly effective: ReadonlySet<string>;
  readonly share: number;
}

interface Compared {
  readonly before: Facts;
  readonly after: Facts;
  /** Places on both maps. */
  readonly isKept: (place: string) => boolean;
  /** Of targets: whether it is none any more because that is what the edit says; whether it is on the later map alone. */
  readonly isRetired: (target: string) => boolean;
  readonly isNew: (target: string) => boolean;
}

const placeOf = (place: Place) =>
  "edge" in place ? `edge ${idBefore(place.edge)}` : `node ${idBefore(place.node)}`;

function factsOf(document: PipelineDocument, proof: Proof): Facts {
  const { waysIn, gates, coverage } = analyse(pipelineFromDocument(document), mappedCatalogue, mapDay);
  return {
    rows: new Map(waysIn[proof].flatMap((row) => row.places.map((place) => [placeOf(place), row]))),
    exposed: new Map(gates.map((gate) => [gate.control, gate[proof].exposedTargets.map(idBefore)])),
    effective: new Set(gates.flatMap((gate) => (gate[proof].verdict === "holds" ? [gate.control] : []))),
    share: coverage.pipeline.share?.[proof] ?? 0,
  };
}

/** Places of unprotected rows with one of these targets. */
const unprotected = ({ rows }: Facts, isAsked: (target: string) => boolean) =>
  [...rows].flatMap(([place, row]) =>
    row.state === "unguarded" && row.unguarded.map(idBefore).some(isAsked) ? [place] : [],
  );

/** Without claims of what does not apply: an edit that wakes one puts a control in place. */
function withoutIdle(document: PipelineDocument): PipelineDocument {
  const applying = new Set(assessed(document).map(({ node, control }) => `${node.id} ${control.id}`));
  return {
    ...document,
    claims: document.claims.filter(({ node, control }) => applying.has(`${node} ${control}`)),
  };
}

/** Beside the first that may build another like it, of which nothing is claimed. */
function withTwin(document: PipelineDocument): PipelineDocument {
  const builder = document.nodes.find((node) => isBuilding(node) || mayBuild(node));
  if (!builder) return document;
  const twin = (id: string) => (id === builder.id ? "twin" : id);
  return {
    ...document,
    nodes: [...document.nodes, { ...builder, id: "twin", name: `${builder.name}, its twin` }],
    edges: document.edges.flatMap((edge) => {
      const other = {
        ...edge,
        id: `${edge.id}-twin`,
        source: twin(edge.source),
        target: twin(edge.target),
      };
      return other.source === edge.source && other.target === edge.target ? [edge] : [edge, other];
    }),
  };
}

function withChecks(document: PipelineDocument): PipelineDocument {
  return withClaims(
    document,
    assessed(document).flatMap(({ node, control }) =>
      control.gate?.provedBy === undefined ? [] : [inPlace(node.id, control.id)],
    ),
  );
}

const drawn = [...templates, ...workedExamples, ...exampleCases].map(({ document }) => document);
/** Now and then with every check of signatures in place, and two that hand on the same, so that something waits for several signers. */
const maps = fc
  .tuple(fc.oneof(fc.constantFrom(...drawn), randomMap(mappedCatalogue)), fc.nat(2))
  .map(([document, one]) => withoutIdle(one === 0 ? withChecks(withTwin(document)) : document));

function idsOf({ nodes, edges }: PipelineDocument): ReadonlySet<string> {
  return new Set([
    ...nodes.map(({ id }) => `node ${idBefore(id)}`),
    ...edges.map(({ id }) => `edge ${idBefore(id)}`),
  ]);
}

function forAll({ edit }: Pick<Edit, "edit">, expectOf: (compared: Compared) => void) {
  fc.assert(
    fc.property(maps, fc.nat(), (document, pick) => {
      const edited = edit(document, pick);
      if (!edited) return;
      const [one, other] = [idsOf(document), idsOf(edited)];
      const environments = new Map(edited.nodes.map(({ id, environment }) => [idBefore(id), environment]));
      const said = new Map(document.nodes.map(({ id, environment }) => [id, environment]));
      for (const proof of proofs)
        expectOf({
          before: factsOf(document, proof),
          after: factsOf(edited, proof),
          isKept: (place) => one.has(place) && other.has(place),
          isRetired: (target) => environments.get(target) !== said.get(target),
          isNew: (target) => !said.has(target),
        });
    }),
    graphParameters(0.1),
  );
}

describe(`edits that say nothing true, ${graphTitle}`, () => {
  test.for(hidingEdits)(
    "take no unprotected entry point off the list, and turn no gate to effective: $name",
    { timeout: graphTimeout },
    (edit) => {
      forAll(edit, ({ before, after, isKept, isRetired }) => {
        const isLeft = (target: string) => !isRetired(target);
        const still = new Set(unprotected(after, () => true));
        // What is split is unprotected at either half.
        const isGone = (place: string) => isKept(place) && !still.has(place) && !still.has(`${place}-half`);
        expect(unprotected(before, isLeft).filter(isGone)).toEqual([]);
        const wasOpen = (gate: string) => before.exposed.get(gate)?.some(isLeft) === true;
        expect([...after.effective].filter(wasOpen)).toEqual([]);
        if (edit.keepsScope) expect(after.share).toBeLessThanOrEqual(before.share);
      });
    },
  );
});

describe(`edits that make it better or say nothing, ${graphTitle}`, () => {
  test.for(addingEdits)(
    "add no unprotected entry point, and turn no gate from effective: $name",
    { timeout: graphTimeout },
    (edit) => {
      forAll(edit, ({ before, after, isKept, isNew }) => {
        const isOld = (target: string) => !isNew(target);
        const known = new Set(unprotected(before, () => true));
        const added = unprotected(after, isOld).filter((place) => isKept(place) && !known.has(place));
        expect(added).toEqual([]);
        const isOpen = (gate: string) => after.exposed.get(gate)?.some(isOld) === true;
        expect([...before.effective].filter(isOpen)).toEqual([]);
        if (edit.keepsScope) expect(after.share).toBeGreaterThanOrEqual(before.share);
      });
    },
  );
});

describe(`what takes less off the list than it seems to, ${graphTitle}`, () => {
  test(
    "not applicable takes no row off it: an entry point may become excluded",
    { timeout: graphTimeout },
    () => {
      const edit: Edit["edit"] = (document, pick) => {
        const one = pickOf(
          assessed(document).filter(
            // To call isolation not applicable takes back that branches run with rights: what hangs on that depends on the answer.
            ({ control, status }) => status !== "not-applicable" && control.id !== isolation,
          ),
          pick,
        );
        return (
          one &&
          withClaims(document, [{ node: one.node.id, control: one.control.id, status: "not-applicable" }])
        );
      };
      forAll({ edit }, ({ before, after }) => {
        expect([...before.rows.keys()].filter((place) => !after.rows.has(place))).toEqual([]);
        // Where another entry is open, and stopped, the row is protected: it says which is excluded all the same.
        const isTold = (row: WayIn | undefined) =>
          row?.state === "unguarded" || row?.entries.some(({ state }) => state === "set-aside") === true;
        expect(unprotected(before, () => true).filter((place) => !isTold(after.rows.get(place)))).toEqual([]);
        const wasOpen = (gate: string) => (before.exposed.get(gate) ?? []).length > 0;
        expect([...after.effective].filter(wasOpen)).toEqual([]);
      });
    },
  );

  test(
    "a service said to be hosted by its vendor loses the unpatched entry alone",
    { timeout: graphTimeout },
    () => {
      const hosted = mappedCatalogue.technologies.filter((one) => one.hosted === true);
      const edit = onNode(
        ({ kind, technologies = [] }) =>
          technologies.length === 0 && hosted.some(({ kinds }) => kinds.includes(kind)),
        (document, { id, kind }, pick) => {
          const one = pickOf(
            hosted.filter(({ kinds }) => kinds.includes(kind)),
            pick,
          );
          return withNode(document, id, { technologies: one ? [one.id] : [] });
        },
      );
      const entriesOf = ({ rows }: Facts, isAsked: (place: string, row: WayIn) => boolean) =>
        [...rows].flatMap(([place, row]) =>
          isAsked(place, row) ? row.entries.map(({ type }) => `${place} ${type}`) : [],
        );
      forAll({ edit }, ({ before, after }) => {
        // A row goes where that alone led on.
        const isAsked = (place: string, { entries }: WayIn) =>
          after.rows.has(place) || !entries.some(({ type }) => type === "unpatched-service");
        const known = new Set(entriesOf(after, () => true));
        const lost = entriesOf(before, isAsked).filter((one) => !known.has(one));
        expect(lost.filter((one) => !one.endsWith(" unpatched-service"))).toEqual([]);
      });
    },
  );
});
