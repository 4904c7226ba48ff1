import type { CountsReader } from "@/lib/client/editor/counts";
import type { PipelineNode, Stage, PipelineEdge } from "@/lib/domain/pipeline/document";
import { stages, artifacts } from "@/lib/domain/pipeline/document-lists";
import { type Pipeline, compareText, byId } from "@/lib/domain/pipeline/pipeline";
import { pipelineOrder } from "@/lib/domain/pipeline/pipeline-order";
import type { Records } from "@/lib/domain/pipeline/records";
import { holdsWords } from "@/lib/domain/navigation/find-nodes";
import { nobody, type OutlineQuery } from "./outline-query";
import { kinds } from "@/lib/domain/catalogue/kinds";
import { technologyName } from "@/lib/domain/catalogue/technologies";
import { openCount } from "@/lib/domain/posture/coverage/coverage";

/** The ids of the shown nodes, in order; an unchanged list keeps its object. */
export interface Shown {
  readonly all: readonly string[];
  readonly byStage: { readonly [S in Stage]: readonly string[] };
}

export interface OutlineReader {
  /** The list uses the pipeline's order; the table may be sorted, and keeps its order while rows are edited. */
  readonly shown: (pipeline: Pipeline, query: OutlineQuery) => Shown;
  readonly handOvers: (pipeline: Pipeline, node: string) => HandOvers;
}

interface Read {
  readonly pipeline: Pipeline;
  readonly query: OutlineQuery;
  readonly shown: Shown;
}

/** Reads the content of the outline for the visible pipeline; parts that an edit does not touch keep their objects. */
export function createOutlineReader(createCounts: () => CountsReader): OutlineReader {
  const handOverIndex = createHandOverIndex();
  let counts: CountsReader | undefined;
  let last: Read | undefined;

  const openGaps = (pipeline: Pipeline) => (node: PipelineNode) =>
    openCount((counts ??= createCounts()).ofNode(pipeline, node.id));

  const read = (pipeline: Pipeline, query: OutlineQuery): Shown => {
    const ordered = pipelineOrder(pipeline.nodes.values(), pipeline.edges.values());
    const found = filterNodes(pipeline, ordered, query);
    if (query.view === "list") return shownFrom(found, last?.shown);
    const wasSorted = last?.query === query && query.sort !== "order" ? last.shown.all : undefined;
    if (wasSorted && hasSameMembers(wasSorted, found)) return last?.shown ?? shownFrom(found, undefined);
    const input = {
      zones: pipeline.zones,
      openGaps: openGaps(pipeline),
      handOvers: handOverIndex(pipeline.edges),
    };
    return shownFrom(sortNodes(found, query, input), last?.shown);
  };

  return {
    shown: (pipeline, query) => {
      const isRead =
        last?.query === query &&
        last.pipeline.nodes === pipeline.nodes &&
        last.pipeline.edges === pipeline.edges &&
        last.pipeline.zones === pipeline.zones;
      if (isRead && last) return last.shown;
      const shown = read(pipeline, query);
      last = { pipeline, query, shown };
      return shown;
    },
    handOvers: (pipeline, node) => handOverIndex(pipeline.edges).get(node) ?? noHandOvers,
  };
}

function filterNodes(
  pipeline: Pipeline,
  nodes: readonly PipelineNode[],
  { text, stage, kind, owner }: OutlineQuery,
): readonly PipelineNode[] {
  const isFound = holdsWords(pipeline, text);
  return nodes.filter(
    (node) =>
      (stage === undefined || node.stage === stage) &&
      (kind === undefined || node.kind === kind) &&
      (owner === undefined || (node.owner ?? nobody) === owner) &&
      isFound(node),
  );
}

function shownFrom(nodes: readonly PipelineNode[], before: Shown | undefined): Shown {
  const idsOf = (stage: Stage) =>
    keep(
      before?.byStage[stage],
      nodes.filter((node) => node.stage === stage).map(({ id }) => id),
    );
  const all = keep(
    before?.all,
    nodes.map(({ id }) => id),
  );
  const byStage = { build: idsOf("build"), distribute: idsOf("distribute"), run: idsOf("run") };
  const isUnchanged =
    before?.all === all && stages.every((stage) => before.byStage[stage] === byStage[stage]);
  return isUnchanged ? before : { all, byStage };
}

function keep(before: readonly string[] | undefined, after: readonly string[]): readonly string[] {
  return before && isSame(before, after) ? before : after;
}

function hasSameMembers(ids: readonly string[], nodes: readonly PipelineNode[]): boolean {
  const members = new Set(ids);
  return members.size === nodes.length && nodes.every(({ id }) => members.has(id));
}

interface SortInput {
  readonly zones: Pipeline["zones"];
  readonly openGaps: (node: PipelineNode) => number;
  readonly handOvers: ReadonlyMap<string, HandOvers>;
}

/** The sort value of a row: absent values come last in either direction. */
type SortKey = string | number | undefined;

/** Stable: equal rows keep the order of the pipeline. */
function sortNodes(
  nodes: readonly PipelineNode[],
  { sort, isDescending }: Pick<OutlineQuery, "sort" | "isDescending">,
  input: SortInput,
) {
  if (sort === "order") return isDescending ? nodes.toReversed() : nodes;
  const keyed = nodes.map((node) => ({ node, key: keyOf(node, sort, input) }));
  return keyed.toSorted((a, b) => compareKeys(a.key, b.key, isDescending)).map(({ node }) => node);
}

function keyOf(
  node: PipelineNode,
  sort: Exclude<OutlineQuery["sort"], "order">,
  { zones, openGaps, handOvers }: SortInput,
): SortKey {
  switch (sort) {
    case "name":
      return node.name.toLowerCase();
    case "kind":
      return kinds.findIndex(({ id }) => id === node.kind);
    case "technologies":
      return node.technologies?.map(technologyName).join(", ").toLowerCase();
    case "stage":
      return stages.indexOf(node.stage);
    case "zone":
      return node.zone === undefined ? undefined : zones.get(node.zone)?.name.toLowerCase();
    case "owner":
      return node.owner?.toLowerCase();
    case "version":
      return node.version?.toLowerCase();
    case "gaps":
      return openGaps(node);
    case "in":
      return handOvers.get(node.id)?.incoming.length ?? 0;
    case "out":
      return handOvers.get(node.id)?.outgoing.length ?? 0;
  }
}

function compareKeys(a: SortKey, b: SortKey, isDescending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = typeof a === "number" && typeof b === "number" ? a - b : compareText(String(a), String(b));
  return isDescending ? -order : order;
}

export interface HandOvers {
  readonly incoming: readonly PipelineEdge[];
  readonly outgoing: readonly PipelineEdge[];
}

type Index = ReadonlyMap<string, HandOvers>;

const noHandOvers: HandOvers = { incoming: [], outgoing: [] };

/**
 * Reads the connections by node; one such reader for all rows reads the edges once per change. A node with unchanged
 * connections keeps its object, so it is not redrawn.
 */
function createHandOverIndex(): (edges: Records<PipelineEdge>) => Index {
  let last: { readonly edges: Records<PipelineEdge>; readonly index: Index } | undefined;
  return (edges) => {
    if (last?.edges === edges) return last.index;
    const index = buildIndex(edges, last?.index);
    last = { edges, index };
    return index;
  };
}

function buildIndex(edges: Records<PipelineEdge>, before: Index | undefined): Index {
  const index = new Map<string, { incoming: PipelineEdge[]; outgoing: PipelineEdge[] }>();
  const at = (node: string) => {
    const found = index.get(node) ?? { incoming: [], outgoing: [] };
    if (!index.has(node)) index.set(node, found);
    return found;
  };
  for (const edge of [...edges.values()].toSorted(byArtifact)) {
    at(edge.source).outgoing.push(edge);
    at(edge.target).incoming.push(edge);
  }
  return new Map([...index].map(([node, found]) => [node, unchanged(before?.get(node), found) ?? found]));
}

function byArtifact(a: PipelineEdge, b: PipelineEdge): number {
  return artifacts.indexOf(a.artifact) - artifacts.indexOf(b.artifact) || byId(a, b);
}

function unchanged(before: HandOvers | undefined, after: HandOvers): HandOvers | undefined {
  return before && isSame(before.incoming, after.incoming) && isSame(before.outgoing, after.outgoing)
    ? before
    : undefined;
}

/** Whether both hold the same items in the same order. */
function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
