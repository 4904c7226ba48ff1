import type { LayoutGraph } from "./layout-graph";
import { longestChains } from "./longest-chains";

/** The longest chain of connections of what becomes a container, which never leads back to an earlier stage: its nodes from first to last. */
export function mainLine({ nodes, stageOf, sources, targets, artifacts }: LayoutGraph): readonly number[] {
  const carried = [...sources.keys()].filter(
    (edge) =>
      artifacts[edge] !== "manifest" &&
      artifacts[edge] !== "credential" &&
      artifacts[edge] !== "tool" &&
      (stageOf[sources[edge] ?? 0] ?? 0) <= (stageOf[targets[edge] ?? 0] ?? 0),
  );
  const { steps, previous } = longestChains(
    nodes.length,
    Int32Array.from(carried, (edge) => sources[edge] ?? 0),
    Int32Array.from(carried, (edge) => targets[edge] ?? 0),
  );
  const last = steps.reduce((best, length, node) => (length > (steps[best] ?? 0) ? node : best), 0);
  const line: number[] = [];
  for (let node = nodes.length > 0 ? last : -1; node >= 0; node = previous[node] ?? -1) line.unshift(node);
  return line;
}
