import type { CountsReader } from "@/lib/client/editor/counts";
import { type PipelineNode, type Stage, stages } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { pipelineOrder } from "@/lib/domain/pipeline/pipeline-order";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { holdsWords } from "@/lib/domain/navigation/find-nodes";
import { openCount } from "@/lib/domain/posture/coverage/standing";
import { createHandOverIndex, type HandOvers, isSame, noHandOvers } from "./hand-over-index";
import { nobody, type OutlineQuery } from "./outline-query";
import { sortNodes } from "./sort-nodes";

/** Which nodes are shown, by id, in the order in which they are; a list keeps its identity as long as it is the same. */
export interface Shown {
  readonly all: readonly string[];
  readonly byStage: { readonly [S in Stage]: readonly string[] };
}

export interface OutlineReader {
  /** The list goes by the order of the pipeline; the table may be sorted, and stays as it is sorted while its rows are edited. */
  readonly shown: (pipeline: Pipeline, query: OutlineQuery) => Shown;
  readonly handOvers: (pipeline: Pipeline, node: string) => HandOvers;
}

interface Read {
  readonly pipeline: Pipeline;
  readonly query: OutlineQuery;
  readonly shown: Shown;
}

/** Reads, for all rows, what the outline shows of whatever pipeline is visible; what an edit does not touch stays the very same. */
export function createOutlineReader(createCounts: () => CountsReader): OutlineReader {
  const handOverIndex = createHandOverIndex();
  let counts: CountsReader | undefined;
  let last: Read | undefined;

  const openGaps = (pipeline: Pipeline) => (node: PipelineNode) =>
    openCount((counts ??= createCounts()).ofNode(pipeline, node.id));

  const read = (pipeline: Pipeline, query: OutlineQuery): Shown => {
    const ordered = pipelineOrder(valuesOf(pipeline.nodes), valuesOf(pipeline.edges));
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
