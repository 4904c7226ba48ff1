import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import type { Edit } from "./edit";
import { existingNodes, nodesText } from "./nodes";

interface Unwanted {
  readonly nodes?: Iterable<string>;
  readonly edges?: Iterable<string>;
}

/** Connections at a node that goes, and claims about it, go with it. */
export function remove(pipeline: Pipeline, unwanted: Unwanted): Edit | undefined {
  const nodes = existingNodes(pipeline, unwanted.nodes ?? []);
  const going = new Set(nodes.map(({ id }) => id));
  const edges = [...(unwanted.edges ?? [])]
    .flatMap((id) => pipeline.edges.get(id) ?? [])
    .filter(({ source, target }) => !going.has(source) && !going.has(target));
  const count = nodes.length + edges.length;
  if (count === 0) return undefined;
  const what =
    edges.length === 0
      ? nodesText(nodes)
      : nodes.length > 0
        ? `${count} things`
        : count === 1
          ? "the connection"
          : `${count} connections`;
  return {
    operations: [
      ...edges.map(({ id }): OperationBody => ({ type: "edge.removed", edge: id })),
      ...nodes.map(({ id }): OperationBody => ({ type: "node.removed", node: id })),
    ],
    label: `delete ${what}`,
  };
}
