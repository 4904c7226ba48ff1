import { kinds } from "@/lib/domain/catalogue/kinds";
import { technologyName } from "@/lib/domain/catalogue/technologies";
import { type PipelineNode, stages } from "@/lib/domain/pipeline/document";
import { compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";
import type { HandOvers } from "./hand-over-index";
import type { OutlineQuery } from "./outline-query";

interface SortInput {
  readonly zones: Pipeline["zones"];
  readonly openGaps: (node: PipelineNode) => number;
  readonly handOvers: ReadonlyMap<string, HandOvers>;
}

/** What a row is sorted by: absent values come last, whichever way the others go. */
type SortKey = string | number | undefined;

/** Stable: among equals the order given, which is that of the pipeline, stays. */
export function sortNodes(
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
      return node.zone === undefined ? undefined : getRecord(zones, node.zone)?.name.toLowerCase();
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
