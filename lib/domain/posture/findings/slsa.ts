import type { Control, MappedCatalogue, MappedRequirement } from "../../catalogue/catalogue";
import type { NodeKind, PipelineEdge, PipelineNode } from "../../pipeline/document";
import { isEffective } from "../coverage/effective-status";
import type { SlsaResult, SlsaTrack } from "../posture";
import type { MapStatuses } from "../coverage/assess";
import { isBuilding } from "../../pipeline/is-building";

export interface SlsaFlow {
  readonly edges: readonly PipelineEdge[];
  /** Ids of the nodes with a path to a target, and of the targets. */
  readonly reaching: ReadonlySet<string>;
  readonly firstParty: readonly string[];
}

/** Nodes that do not meet an item, by their place in `MapStatuses`. */
type UnmetAt = (item: MappedRequirement) => Iterable<number>;

/** The nodes that have to meet the items of SLSA, whatever the claims, by their place in `MapStatuses`. */
export interface SlsaPlaces {
  readonly building: readonly number[];
  readonly repositories: readonly number[];
  /** Ids of nodes that send an image that no node on the map has built. */
  readonly unbuilt: readonly string[];
  readonly askedFor: (item: MappedRequirement) => ReadonlySet<number>;
}

/** O(nodes + edges). */
export function findSlsaPlaces(
  nodes: readonly PipelineNode[],
  controls: readonly Control[],
  flow: SlsaFlow,
): SlsaPlaces {
  const placesOf = (isOfInterest: (node: PipelineNode) => boolean) =>
    [...nodes.entries()].flatMap(([place, node]) =>
      isOfInterest(node) && flow.reaching.has(node.id) ? [place] : [],
    );
  const building = placesOf(isBuilding);
  return {
    building,
    repositories: placesOf(({ kind }) => kind === "source-repository"),
    unbuilt: unbuiltOf(nodes, flow),
    askedFor: createAskedFor(nodes, building, flow.edges, controls),
  };
}

/**
 * The build and source level of SLSA that the pipeline reaches, and what the next one lacks (Analysis 13): the highest level
 * whose items, and those of lower levels, are met on every building node, or source repository, with a path to a target. O(items
 * x judged nodes x applicable controls).
 */
export function slsaOf(
  assessed: MapStatuses,
  catalogue: MappedCatalogue,
  { building, repositories, unbuilt, askedFor }: SlsaPlaces,
  as: "declared" | "proven",
): SlsaResult {
  const { nodes } = assessed;
  const isMetAt = createIsMetAt(assessed, as);

  const build = itemsOf(catalogue, "build");
  const climbed = climb(nodes, build, unbuilt.length > 0, (item) =>
    [...askedFor(item)].filter((place) => !isMetAt(item, place)),
  );
  const source = climb(nodes, itemsOf(catalogue, "source"), false, (item) =>
    repositories.filter((place) => !isMetAt(item, place)),
  );
  return {
    build: { ...(building.length > 0 ? climbed : { next: [] }), ...(unbuilt.length > 0 ? { unbuilt } : {}) },
    source: repositories.length > 0 ? source : { next: [] },
  };
}

/** First-party origins that build nothing but send an image or a container. */
function unbuiltOf(nodes: readonly PipelineNode[], { edges, firstParty }: SlsaFlow): readonly string[] {
  const builders = new Set(nodes.filter(isBuilding).map(({ id }) => id));
  const handing = new Set(
    edges
      .filter(({ artifact }) => artifact === "image" || artifact === "container")
      .map(({ source }) => source),
  );
  return firstParty.filter((id) => handing.has(id) && !builders.has(id));
}

/** Each building node, or the CI nodes that feed it for items that no builder can meet; itself if there are none. */
function createAskedFor(
  nodes: readonly PipelineNode[],
  building: readonly number[],
  edges: readonly PipelineEdge[],
  controls: readonly Control[],
): (item: MappedRequirement) => ReadonlySet<number> {
  const onBuilders = new Set(
    controls.filter(({ appliesTo }) => appliesTo.includes("builder")).map(({ id }) => id),
  );
  const placesOf = (kind: NodeKind) =>
    new Map([...nodes.entries()].flatMap(([place, node]) => (node.kind === kind ? [[node.id, place]] : [])));
  const [builders, ciNodes] = [placesOf("builder"), placesOf("ci")];
  const feeders = new Map<number, number[]>();
  for (const { source, target } of edges) {
    const builder = builders.get(target);
    const ci = builder === undefined ? undefined : ciNodes.get(source);
    if (builder === undefined || ci === undefined) continue;
    const ofBuilder = feeders.get(builder) ?? [];
    feeders.set(builder, ofBuilder);
    ofBuilder.push(ci);
  }
  const itself = new Set(building);
  const feeding = new Set(building.flatMap((place) => feeders.get(place) ?? [place]));
  return ({ controls: answers }) => (answers.some((control) => onBuilders.has(control)) ? itself : feeding);
}

/** Whether controls of an item are in scope on a node, and all of these are effective. */
function createIsMetAt(
  { controlsAt, statusesAt }: MapStatuses,
  as: "declared" | "proven",
): (item: MappedRequirement, place: number) => boolean {
  // Equal nodes share one array of controls.
  const remembered = new Map<MappedRequirement, Map<readonly Control[], readonly number[]>>();
  return (item, place) => {
    const controls = controlsAt[place] ?? [];
    const ofItem = remembered.get(item) ?? new Map<readonly Control[], readonly number[]>();
    remembered.set(item, ofItem);
    const answers =
      ofItem.get(controls) ??
      [...controls.keys()].filter((pair) => item.controls.includes(controls[pair]?.id ?? ""));
    ofItem.set(controls, answers);
    let inScope = 0;
    for (const pair of answers) {
      const status = statusesAt[place]?.[pair] ?? "not-assessed";
      if (status === "not-applicable") continue;
      if (!isEffective(status, as)) return false;
      inScope++;
    }
    return inScope > 0;
  };
}

function itemsOf({ mappings }: MappedCatalogue, track: "build" | "source"): readonly MappedRequirement[] {
  return mappings.frameworks.flatMap(({ requirements }) =>
    requirements.filter((item) => item.track === track),
  );
}

/**
 * Up to the first level that lacks something, node by node, in the order of the items.
 * @param isHeldDown only level 0 is reached, whatever is met
 */
function climb(
  nodes: readonly PipelineNode[],
  items: readonly MappedRequirement[],
  isHeldDown: boolean,
  unmetAt: UnmetAt,
): SlsaTrack {
  let reached = 0;
  for (const level of [...new Set(items.map((item) => item.level ?? 0))].toSorted((a, b) => a - b)) {
    const ofLevel = items.filter((item) => item.level === level);
    const lacks = ofLevel
      .flatMap((item) => Array.from(unmetAt(item), (place) => ({ place, requirement: item.id })))
      .toSorted((a, b) => a.place - b.place);
    if (lacks.length > 0 || isHeldDown)
      return {
        level: reached,
        next: lacks.map(({ place, requirement }) => ({ node: nodes[place]?.id ?? "", requirement })),
      };
    reached = level;
  }
  return { level: reached, next: [] };
}
