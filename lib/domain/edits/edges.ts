import { connectionWarning, proposeArtifact } from "../catalogue/kinds";
import type { Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";
import type { Changes, Edit, Refused } from "./edit";

/**
 * A new hand-over with the artifact that usually travels there; undefined where that one is drawn already. From a node to
 * itself it is refused: documents may hold such a one, as an import or an older map does, but nobody draws one on purpose.
 */
export function connect(
  pipeline: Pipeline,
  source: string,
  target: string,
  id: string,
): Edit | Refused | undefined {
  const [from, to] = [getRecord(pipeline.nodes, source), getRecord(pipeline.nodes, target)];
  if (!from || !to) return undefined;
  if (source === target)
    return { refused: `A hand-over goes from one node to another: ${from.name} cannot hand over to itself.` };
  const artifact = proposeArtifact(from.kind, to.kind);
  const isDrawn = [...valuesOf(pipeline.edges)].some(
    (edge) => edge.source === source && edge.target === target && edge.artifact === artifact,
  );
  if (isDrawn) return undefined;
  return {
    operations: [{ type: "edge.added", edge: { id, source, target, artifact } }],
    label: `connect ${from.name} to ${to.name}`,
    told: `${from.name} connected to ${to.name}. ${connectionWarning(from.kind, to.kind, artifact) ?? ""}`,
  };
}

/** Also of one that somebody deleted meanwhile: doing it is then refused with the text that was typed. */
export function changeEdge(pipeline: Pipeline, id: string, set: Changes<"edge">): Edit {
  const edge = getRecord(pipeline.edges, id);
  const nameOf = (node: string) => getRecord(pipeline.nodes, node)?.name ?? node;
  return {
    operations: [{ type: "edge.changed", edge: id, set }],
    label: edge
      ? `change the hand-over from ${nameOf(edge.source)} to ${nameOf(edge.target)}`
      : "change a hand-over",
  };
}
