import type { Catalogue } from "../../catalog/catalogue";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { valuesOf } from "../../pipeline/records";
import { createControlsOf, isFlowEdge, surroundingsByNode } from "../applicable-controls";
import { effectiveStatus } from "../effective-status";

/**
 * The hand-over by which a way goes around every node that could carry a gate: the first into a node that is also
 * reached through such a node, or else the last of the way. O(nodes + edges).
 * @param way one on which no node can carry the gate, as in `Fix.impossible`.
 * @returns its ends; undefined for a way of one node.
 */
export function goingAround(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
  control: string,
  way: readonly string[],
): readonly [string, string] | undefined {
  const reached = reachedThroughAble(pipeline, catalogue, today, control);
  const at = way.findIndex((node, index) => index > 0 && reached.has(node));
  const to = at > 0 ? at : way.length - 1;
  const [from, into] = [way[to - 1], way[to]];
  return from === undefined || into === undefined ? undefined : [from, into];
}

function reachedThroughAble(pipeline: Pipeline, catalogue: Catalogue, today: string, control: string): ReadonlySet<string> {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const next = new Map<string, string[]>();
  for (const edge of valuesOf(pipeline.edges)) {
    if (!isFlowEdge(edge)) continue;
    const targets = next.get(edge.source) ?? [];
    targets.push(edge.target);
    next.set(edge.source, targets);
  }
  const able = [...valuesOf(pipeline.nodes)].filter(
    (node) =>
      controlsOf(node, surroundings.get(node.id)).some(({ id }) => id === control) &&
      effectiveStatus(claimsOf(pipeline, node.id).get(control), today) !== "not-applicable",
  );
  const reached = new Set<string>();
  const open = able.map(({ id }) => id);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const target of next.get(node) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return reached;
}
