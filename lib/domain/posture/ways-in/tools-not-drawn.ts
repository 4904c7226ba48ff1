import { isFlowEdge } from "../../pipeline/is-flow-edge";
import type { Pipeline } from "../../pipeline/pipeline";
import type { GraphFacts } from "../posture";

/**
 * The CI nodes and builders with a path to a target and without a tool edge, as ids (Analysis 8.1, note `tools-not-drawn`).
 * O(nodes + edges).
 */
export function toolsNotDrawn(
  { nodes, edges }: Pick<Pipeline, "nodes" | "edges">,
  { targets }: Pick<GraphFacts, "targets">,
): readonly string[] {
  const entering = new Map<string, string[]>();
  const withTools = new Set<string>();
  for (const edge of edges.values()) {
    const { source, target, artifact } = edge;
    if (source === target) continue;
    if (artifact === "tool") withTools.add(target);
    else if (isFlowEdge(edge, nodes)) {
      const sources = entering.get(target);
      if (sources) sources.push(source);
      else entering.set(target, [source]);
    }
  }
  const leading = new Set(targets);
  const list = [...leading];
  for (let node = list.pop(); node !== undefined; node = list.pop())
    for (const source of entering.get(node) ?? [])
      if (!leading.has(source)) {
        leading.add(source);
        list.push(source);
      }
  return [...leading].filter((id) => {
    const kind = nodes.get(id)?.kind;
    return (kind === "ci" || kind === "builder") && !withTools.has(id);
  });
}
