import type { MappedCatalogue } from "../../catalogue/catalogue";
import type { EntryType } from "../../catalogue/entry-types";
import type { Incident } from "../../catalogue/incident";
import type { Pipeline } from "../../pipeline/pipeline";
import { assess } from "../coverage/assess";
import { createMapGrounds, type MapGrounds } from "../map-facts";
import type { Proof } from "../posture";
import { createAttacker } from "../ways-in/attacker";
import { isEmpty } from "../ways-in/bit-rows";
import { findEntries, type FoundEntry, type FoundPlace } from "../ways-in/find-entries";
import { type JudgedEntry, judgeEntry } from "../ways-in/judge-entries";
import { createStanding } from "../ways-in/standing";
import { describeMatch, provenStop, type ReplayGrounds } from "./describe-match";
import { fits } from "./fits";
import type { IncidentAnswer, MatchedEntry, ProvenStop } from "./incident-answer";

/** The incidents to replay: those with a place where they can happen. */
export type AskedIncident = Pick<Incident, "id" | "match">;

/**
 * Whether incidents would have reached production on a map, in their order (Analysis 9).
 * @param today the UTC day, `YYYY-MM-DD`
 */
export function replayIncidents(
  pipeline: Pipeline,
  catalogue: MappedCatalogue,
  incidents: readonly AskedIncident[],
  today: string,
  proof: Proof,
): readonly IncidentAnswer[] {
  const grounds = createMapGrounds(pipeline, catalogue);
  const assessed = assess(grounds.graph.nodes, grounds.controlsAt, pipeline, today);
  const attacker = createAttacker(grounds.waysMap, createStanding(grounds.waysMap, assessed, proof));
  const entries = findEntries(grounds.waysMap);
  const judged = new Map<FoundEntry, JudgedEntry>();
  const judge = (place: FoundPlace, found: FoundEntry) => {
    const known = judged.get(found) ?? judgeEntry(attacker, place, found);
    judged.set(found, known);
    return known;
  };
  const replay: ReplayGrounds = { grounds, attacker };
  return incidents.map((incident) => {
    const matches = entries
      .flatMap((place) =>
        place.entries.flatMap((found): readonly MatchedEntry[] => {
          if (!fits(grounds, incident.match, place, found)) return [];
          const entry = judge(place, found);
          return isEmpty(entry.attack.reached) ? [] : [describeMatch(replay, entry)];
        }),
      )
      .toSorted((a, b) => badnessOf(a) - badnessOf(b));
    const [worst] = matches;
    if (!worst) return withoutMatch(replay, incident);
    const { result, said } = worst;
    return { incident: incident.id, result, said, matches, nodes: [], stoppedBy: worst.stoppedBy };
  });
}

function badnessOf({ result, said }: MatchedEntry): number {
  if (result === "reached") return said ? 0 : 1;
  if (result === "depends") return 2;
  return result === "set-aside" ? 3 : 4;
}

const withoutEdge: ReadonlySet<EntryType> = new Set([
  "stolen-account",
  "exposed-service",
  "unpatched-service",
  "lost-laptop",
]);

const usualKinds: readonly string[] = ["ci", "builder", "production-registry"];

/** A node that is not on the map may exist, so it becomes a question. */
function withoutMatch(replay: ReplayGrounds, { id, match }: AskedIncident): IncidentAnswer {
  const { graph, waysMap }: MapGrounds = replay.grounds;
  const kinds: readonly string[] = match.kinds ?? usualKinds;
  const ofKinds = [...graph.nodes.keys()].filter(
    (node) => waysMap.leads[node] === 1 && kinds.includes(graph.nodes[node]?.kind ?? ""),
  );
  const nodes = ofKinds.filter(
    (node) =>
      match.technologies === undefined ||
      graph.nodes[node]?.technologies?.some((one) => match.technologies?.includes(one)) === true,
  );
  const none = { incident: id, said: false, matches: [], nodes: [], stoppedBy: [] };
  if (nodes.length === 0)
    return { ...none, result: "does-not-apply", lacks: ofKinds.length === 0 ? "kinds" : "technologies" };
  if (match.entry.every((type) => withoutEdge.has(type)))
    return { ...none, result: "does-not-apply", lacks: "entry" };
  const stops = nodes.map((node) => match.entry.map((type) => stopOn(replay, node, type, match)));
  const stoppedBy = stops.flat().flatMap((stop) => stop ?? []);
  const isStopped = stops.every((ofNode) => ofNode.every((stop) => stop !== undefined));
  const ids = nodes.map((node) => graph.nodes[node]?.id ?? "");
  return {
    ...none,
    result: isStopped ? "stopped" : "not-drawn",
    nodes: ids,
    stoppedBy: isStopped ? unique(stoppedBy) : [],
  };
}

/** The first control in place on a node that would close the type, or prevent it. */
function stopOn(
  { attacker: { map, standing } }: ReplayGrounds,
  node: number,
  type: EntryType,
  { artifacts }: Incident["match"],
): ProvenStop | undefined {
  const controls = map.controlsAt[node] ?? [];
  for (const [index, control] of controls.entries()) {
    const isAbout =
      control.prevents?.includes(type) === true ||
      (control.closes?.includes(type) === true &&
        control.closesAt?.[type]?.includes(map.graph.nodes[node]?.kind ?? "service") !== false &&
        (control.closesOn === undefined ||
          artifacts === undefined ||
          control.closesOn.some((one) => artifacts.includes(one))));
    const isLasting = standing.proof === "declared" || control.asDeclared?.includes(type) !== true;
    const stop = isAbout && isLasting ? provenStop(map, standing, { node, index, control }) : undefined;
    if (stop) return stop;
  }
  return undefined;
}

function unique(stops: readonly ProvenStop[]): readonly ProvenStop[] {
  return [...new Map(stops.map((stop) => [`${stop.node} ${stop.control}`, stop])).values()];
}
