import { inSteps } from "../in-steps";
import type { Catalogue, Control } from "../catalogue/catalogue";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import { type ControlsOf, createControlsOf, surroundingsByNode } from "./coverage/applicable-controls";
import { findChokePoints } from "./findings/choke-points";
import { batchesOf, createGateRules, type GateControl } from "./gates/gate-rules";
import { findFromStrangers } from "./gates/apart";
import { createGateGraph } from "./gates/gate-graph";
import { reachForward } from "./gates/open-ways";
import { findOrigins, type Origins } from "./graph/origins";
import { findUnsigned, unsignedNodes } from "./graph/unsigned";
import type { GraphFacts } from "./posture";
import { createPostureGraph, graphBits, type PostureGraph } from "./graph/posture-graph";
import { findSlsaPlaces, type SlsaPlaces } from "./findings/slsa";
import { findUnconnected, type Targets, targetsOf } from "./graph/targets";
import { findEntries, type FoundPlace } from "./ways-in/find-entries";
import { createWaysMap, type WaysMap } from "./ways-in/ways-map";
import type { Protected } from "./gates/passage";

/** Facts of a map for gates and attackers, without claims. */
export interface MapGrounds {
  readonly graph: PostureGraph;
  readonly origins: Origins;
  readonly found: Targets;
  /** Node indexes, ascending. */
  readonly targets: readonly number[];
  readonly controlsOf: ControlsOf;
  readonly controlsAt: readonly (readonly Control[])[];
  /** The gates of the catalogue in batches of a bit each. */
  readonly batches: readonly Protected[];
  /** Facts for attackers. */
  readonly waysMap: WaysMap;
}

/**
 * All results that follow from nodes, edges, images and the catalogue, without claims: cached until one of these changes for the
 * analysis.
 */
export interface MapFacts extends MapGrounds {
  /** The entry points. */
  readonly entries: readonly FoundPlace[];
  readonly described: GraphFacts;
  readonly chokePoints: ReadonlyMap<number, readonly number[]>;
  readonly slsaPlaces: SlsaPlaces;
}

export function createMapFacts(pipeline: Pipeline, catalogue: Catalogue): MapFacts {
  const grounds = createMapGrounds(pipeline, catalogue);
  const { graph, origins, found, targets } = grounds;
  const described = describe(graph, origins, found);
  return {
    ...grounds,
    entries: findEntries(grounds.waysMap),
    described,
    chokePoints: findChokePoints(graph, origins, targets),
    slsaPlaces: findSlsaPlaces(graph.nodes, catalogue.controls, {
      edges: graph.edges.filter((_edge, index) => graph.graphsOf[index] !== 0),
      reaching: findLeading(graph, targets),
      firstParty: described.origins.firstParty,
    }),
  };
}

/** @param controlsOf of the same catalogue: its cache works for similar maps too */
export function createMapGrounds(
  pipeline: Pipeline,
  catalogue: Catalogue,
  controlsOf: ControlsOf = createControlsOf(catalogue),
): MapGrounds {
  return inSteps(() => mapGroundsInSteps(pipeline, catalogue, controlsOf)).result();
}

/** `mapFacts` in steps, so that the caller can yield. */
export function* mapGroundsInSteps(
  pipeline: Pipeline,
  catalogue: Catalogue,
  controlsOf: ControlsOf,
): Generator<undefined, MapGrounds> {
  const graph = createPostureGraph(pipeline);
  yield;
  const { nodes, edges, indexOf } = graph;
  const surroundings = surroundingsByNode(pipeline);
  const controlsAt = nodes.map((node) => controlsOf(node, surroundings.get(node.id)));
  const origins = findOrigins(graph, pipeline);
  const found = targetsOf(nodes, edges);
  const targets = found.judged.map((id) => indexOf.get(id) ?? 0).toSorted((a, b) => a - b);
  const { isPublished } = found;
  yield;
  const waysMap = createWaysMap({ graph, controlsAt, targets, isPublished }, pipeline, catalogue);
  const protect = (gates: readonly GateControl[], letBy?: Uint8Array): Protected => {
    const seen = createGateGraph(graph, targets, letBy);
    const rules = createGateRules(gates, seen.graph, origins, controlsAt);
    const comingAtAll = reachForward(seen.graph, rules, new Int32Array(seen.graph.nodes.length));
    return { ...seen, rules, comingAtAll, fromStrangers: findFromStrangers(seen.graph) };
  };
  const signedBy = (
    by: string,
    gates: readonly GateControl[],
    whole: Protected,
  ): NonNullable<Protected["signed"]> => ({
    by,
    letBy: (signs) => findUnsigned({ graph, mayBuild: waysMap.mayBuild, signs }),
    after: (letBy) => protect(gates, letBy),
    unsignedInto: (signs, isEnd, bit) => {
      const ends = graph.nodes.map(isEnd);
      const into = [...graph.edges.keys()].filter(
        (edge) => ends[graph.to[edge] ?? 0] === true && ((whole.rules.judgedOn[edge] ?? 0) & bit) !== 0,
      );
      return unsignedNodes({ graph, mayBuild: waysMap.mayBuild, signs }, into)
        .map((node) => graph.nodes[node]?.id ?? "")
        .toSorted(compareText);
    },
  });
  const batches: Protected[] = [];
  for (const gates of batchesOf(catalogue.controls)) {
    yield;
    const by = gates[0]?.gate.provedBy;
    const whole = protect(gates);
    batches.push(by === undefined ? whole : { ...whole, signed: signedBy(by, gates, whole) });
  }
  return { graph, origins, found, targets, controlsOf, controlsAt, batches, waysMap };
}

function describe(
  { nodes, edges, assumedBuilders }: PostureGraph,
  origins: Origins,
  targets: Targets,
): GraphFacts {
  const idsOf = (places: readonly number[]) =>
    places.map((place) => nodes[place]?.id ?? "").toSorted(compareText);
  return {
    origins: { firstParty: idsOf(origins.firstParty), thirdParty: idsOf(origins.thirdParty) },
    targets: targets.judged.toSorted(compareText),
    otherTargets: targets.others.toSorted(compareText),
    ...(targets.isPublished ? { published: true } : {}),
    ...(assumedBuilders.length > 0 ? { assumedBuilders: idsOf(assumedBuilders) } : {}),
    unconnected: findUnconnected(nodes, edges).toSorted(compareText),
    notes:
      origins.unknownPinning.length === 0
        ? []
        : [{ code: "pinning-unknown", nodes: idsOf(origins.unknownPinning) }],
  };
}

/** Ids of the targets, and of the nodes with a path to one. */
function findLeading(
  { nodes, from, enteringFrom, entering, graphsOf }: PostureGraph,
  targets: readonly number[],
): ReadonlySet<string> {
  const leads = new Uint8Array(nodes.length);
  const list = [...targets];
  for (const target of list) leads[target] = 1;
  for (let node = list.pop(); node !== undefined; node = list.pop()) {
    for (const edge of entering.subarray(enteringFrom[node], enteringFrom[node + 1])) {
      const start = from[edge] ?? 0;
      if (((graphsOf[edge] ?? 0) & graphBits.flow) === 0 || leads[start] === 1) continue;
      leads[start] = 1;
      list.push(start);
    }
  }
  return new Set(nodes.flatMap(({ id }, index) => (leads[index] === 1 ? [id] : [])));
}
