import { technologyName } from "../../catalogue/technologies";
import type { NodeKind } from "../../pipeline/document";
import type { Pipeline } from "../../pipeline/pipeline";
import type { Place, WayIn } from "../ways-in/way-in";
import { nodeName } from "./node-names";

type Map = Pick<Pipeline, "nodes" | "edges">;

/** The place of a row: a node, or a connection from `start` to `end`. A grouped row: "30 repositories on GitHub". */
export interface PlaceNames {
  readonly start: string;
  /** Absent for nodes. */
  readonly end?: string;
  /** How many places the row stands for. */
  readonly count: number;
}

/** The nodes or ends of the places of a row, in words. */
export function placeNames(pipeline: Map, places: readonly Place[]): PlaceNames {
  const starts = places.map((place) => startOf(pipeline, place));
  const ends = places.flatMap((place) => ("edge" in place ? [endOf(pipeline, place.edge)] : []));
  return {
    start: namesOf(pipeline, starts),
    ...(ends.length === 0 ? {} : { end: namesOf(pipeline, ends) }),
    count: places.length,
  };
}

/** "Ana's laptop", "GitHub Marketplace → Jenkins", "30 repositories on GitHub". */
export function wayInTitle(pipeline: Map, { places }: Pick<WayIn, "places">): string {
  const { start, end } = placeNames(pipeline, places);
  return end === undefined ? start : `${start} → ${end}`;
}

function startOf(pipeline: Map, place: Place): string {
  return "node" in place ? place.node : (pipeline.edges.get(place.edge)?.source ?? "");
}

function endOf(pipeline: Map, edge: string): string {
  return pipeline.edges.get(edge)?.target ?? "";
}

/** A single node by its name; several, which share kind and tool, by these. */
function namesOf(pipeline: Map, ids: readonly string[]): string {
  const distinct = [...new Set(ids)];
  const [first = ""] = distinct;
  const node = pipeline.nodes.get(first);
  if (distinct.length === 1 || !node) return nodeName(pipeline, first);
  const tools = (node.technologies ?? []).map(technologyName);
  const on = tools.length === 0 ? "" : ` on ${tools.join(" and ")}`;
  return `${distinct.length} ${manyOf[node.kind]}${on}`;
}

const manyOf: { readonly [K in NodeKind]: string } = {
  developer: "developers",
  "source-repository": "repositories",
  ci: "CI systems",
  builder: "image builders",
  "parent-registry": "parent registries",
  "package-registry": "package registries",
  "production-registry": "registries",
  delivery: "deliveries",
  orchestrator: "orchestrators",
  host: "container hosts",
  workload: "workloads",
  service: "services",
};
