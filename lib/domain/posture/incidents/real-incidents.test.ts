import { describe, expect, it } from "vitest";
import { type IncidentMap, incidentMaps } from "@/lib/testing/incident-maps/incident-maps";
import type { Incident } from "../../catalogue/incident";
import { incidents } from "../../catalogue/load-incidents";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { type Pipeline, pipelineFromDocument } from "../../pipeline/pipeline";
import { parseDocument } from "../../pipeline/parse-document";
import { analyse } from "../analyse";
import { assessmentsOf } from "../coverage/assessments";
import { insertedStep } from "../what-if/inserted-step";
import { partsOfChange, type SingleChange } from "../ways-in/way-in";
import type { IncidentAnswer } from "./incident-answer";
import { replayIncidents } from "./replay-incidents";
import { stepsOfMatch } from "./steps-of-match";

const today = "2026-11-27";
const mostLookedAt = 5;

const drawn = incidents.map((incident) => ({ incident, ...mapOf(incident) }));

function mapOf({ id }: Incident): IncidentMap {
  const found = incidentMaps[id];
  if (!found) throw new Error(`Nobody has drawn ${id}: add its map to lib/testing/incident-maps.`);
  return found;
}

function replay(pipeline: Pipeline, incident: Incident): IncidentAnswer {
  const [answer] = replayIncidents(pipeline, mappedCatalogue, [incident], today, "declared");
  if (!answer) throw new Error("An incident has no answer.");
  return answer;
}

/** The map with controls in place wherever they apply. */
function withControls({ map }: Pick<IncidentMap, "map">, controls: readonly string[]): Pipeline {
  const asked = new Set(controls);
  const found = [...assessmentsOf(map.build(), mappedCatalogue, today)].filter(({ control }) =>
    asked.has(control.id),
  );
  return found
    .filter(({ claim }) => claim === undefined)
    .reduce(
      (builder, { node, control }) => builder.claim(node.id, control.id, { status: "implemented" }),
      map,
    )
    .build();
}

/**
 * SolarWinds: an account of the build server may be stolen however it is hardened. xz: a short list of sources and small
 * images make it unlikely to be hit, and shut no release of what is on the list. keyv: a developer's machine installs from the
 * public registry by itself, and no control of the catalogue stands there.
 */
const shutsNothing: ReadonlySet<string> = new Set([
  "solarwinds-sunspot-2020",
  "xz-debian-images-2024",
  "keyv-npm-2026",
]);

const stopsIn = ({ matches, stoppedBy }: IncidentAnswer) =>
  [...stoppedBy, ...matches.flatMap((match) => match.stoppedBy)].map(({ control }) => control);

describe.each(drawn)("$incident.id, as its victims would have drawn it", ({ incident, map, way }) => {
  it("is a document that can be imported", () => {
    expect(parseDocument(map.toDocument()).ok).toBe(true);
  });

  it("is reached by the real way", () => {
    const answer = replay(map.build(), incident);
    expect(answer.result).toBe("reached");
    const ways = answer.matches.map((match) => {
      const steps = stepsOfMatch(map.build(), match);
      return [...steps.slice(0, 1).map(({ from }) => from), ...steps.map(({ to }) => to)];
    });
    expect(ways).toContainEqual(way);
  });

  it("is stopped by nothing that did not help, wherever that is in place", () => {
    const did = incident.didNotHelp.map(({ control }) => control);
    expect(stopsIn(replay(map.build(), incident)).filter((control) => did.includes(control))).toEqual([]);
    const answer = replay(withControls({ map }, did), incident);
    expect([answer.result, stopsIn(answer).filter((control) => did.includes(control))]).toEqual([
      "reached",
      [],
    ]);
  });

  it("is stopped once all that would have stopped it is in place, but where nothing of it shuts the entry", () => {
    const answer = replay(withControls({ map }, incident.match.stops), incident);
    expect(answer.result).toBe(shutsNothing.has(incident.id) ? "reached" : "stopped");
  });
});

describe("what would have stopped it", () => {
  it("is among the first five changes or gaps in at least seven of ten", () => {
    const named = drawn.filter(({ incident: { match }, map }) => {
      const pipeline = pipelineFromDocument(map.toDocument());
      const { bestChanges, gaps } = analyse(pipeline, mappedCatalogue, today);
      const first = [
        ...bestChanges
          .slice(0, mostLookedAt)
          .flatMap(({ change }) => partsOfChange(change))
          .flatMap((change) => controlOf(pipeline, change)),
        ...gaps.declared.slice(0, mostLookedAt).map(({ control }) => control),
      ];
      return first.some((control) => match.stops.includes(control));
    });
    const without = drawn.filter((one) => !named.includes(one)).map(({ incident }) => incident.id);
    expect(named.length, `not among the first: ${without.join(", ")}`).toBeGreaterThanOrEqual(
      drawn.length * 0.7,
    );
  });
});

function controlOf(pipeline: Pipeline, change: SingleChange): readonly string[] {
  if ("implement" in change) return [change.implement.control];
  if (!("insert" in change)) return [];
  const edge = pipeline.edges.get(change.insert.edge);
  const step = edge && insertedStep(mappedCatalogue.controls, change.insert.kind, edge);
  return step ? [step.control] : [];
}
