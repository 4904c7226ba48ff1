import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { PipelineDocument } from "../../domain/pipeline/document";
import { pipelineFromDocument } from "../../domain/pipeline/pipeline";
import { analyse } from "../../domain/posture/analyse";
import { compromisedBy } from "../../domain/posture/compromise";
import type { Proof } from "../../domain/posture/posture";
import type { ChangeToMake, Place } from "../../domain/posture/ways-in/way-in";
import { mapDay } from "./random-claims";

/** What the product says stands open on a map, as words that two maps can be compared by. */
export interface StandingFacts {
  readonly openEntries: ReadonlySet<string>;
  /** Place and target. */
  readonly unguardedPlaces: ReadonlySet<string>;
  /** Compromised node and target. */
  readonly unguardedFrom: ReadonlySet<string>;
  /** Compromised node and what acts with it. */
  readonly hostile: ReadonlySet<string>;
  /** Gate and target. */
  readonly exposed: ReadonlySet<string>;
}

const asIs = (id: string) => id;

export function standingFacts(document: PipelineDocument, proof: Proof): StandingFacts {
  const pipeline = pipelineFromDocument(document);
  const { waysIn, gates } = analyse(pipeline, mappedCatalogue, mapDay);
  const rows = waysIn[proof];
  const answers = document.nodes.map(({ id }) => compromisedBy(pipeline, mappedCatalogue, mapDay, id, proof));
  return {
    openEntries: new Set(
      rows.flatMap(({ entries, places }) =>
        entries
          .filter(({ state }) => state === "open")
          .map(({ type }) => `${type} ${placeOf(places, asIs, asIs)}`),
      ),
    ),
    unguardedPlaces: new Set(
      rows
        .filter(({ state }) => state === "unguarded")
        .flatMap(({ places, unguarded }) =>
          unguarded.map((target) => `${placeOf(places, asIs, asIs)} ${target}`),
        ),
    ),
    unguardedFrom: new Set(
      answers.flatMap(({ node, targets }) =>
        targets.filter(({ unguarded }) => unguarded).map((target) => `${node} ${target.node}`),
      ),
    ),
    hostile: new Set(answers.flatMap(({ node, hostile }) => hostile.map((other) => `${node} ${other}`))),
    exposed: new Set(
      gates.flatMap((gate) => gate[proof].exposedTargets.map((target) => `${gate.control} ${target}`)),
    ),
  };
}

type Named = (id: string) => string;

export function placeOf(places: readonly Place[], node: Named, edge: Named): string {
  return places.map((place) => ("edge" in place ? `edge:${edge(place.edge)}` : node(place.node))).join(" ");
}

export function keyOfChange(change: ChangeToMake, node: Named, edge: Named): string {
  if ("together" in change) return change.together.map((part) => keyOfChange(part, node, edge)).join(" + ");
  if ("implement" in change) return `implement ${node(change.implement.node)} ${change.implement.control}`;
  if ("remove" in change) return `remove ${edge(change.remove)}`;
  if ("revoke" in change) return `revoke ${edge(change.revoke)}`;
  if ("lead" in change) return `lead ${edge(change.lead.edge)} ${node(change.lead.to)}`;
  return `insert ${edge(change.insert.edge)} ${change.insert.kind}`;
}
