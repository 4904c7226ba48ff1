import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { pipelineOrder } from "@/lib/domain/pipeline/pipeline-order";

type Drawn = Pick<Pipeline, "nodes" | "edges">;

let last: { readonly of: Drawn; readonly order: readonly string[] } | undefined;

/** The ids in pipeline order; calculated once per state of the map. */
export function orderOf({ nodes, edges }: Drawn): readonly string[] {
  if (last?.of.nodes === nodes && last.of.edges === edges) return last.order;
  const order = pipelineOrder(nodes.values(), edges.values()).map(({ id }) => id);
  last = { of: { nodes, edges }, order };
  return order;
}

let note: { readonly node: string; readonly text: string } | undefined;

/** The note announced with a node's position when it gets the focus: which of several branches it is. */
export function noteOnArrival(node: string, text: string): void {
  note = text === "" ? undefined : { node, text };
}

/** "2 of 11", after the note on how it was reached. */
export function placeText(pipeline: Drawn, node: string): string {
  const order = orderOf(pipeline);
  const isReached = note?.node === node;
  const reached = note && isReached ? `${note.text}. ` : "";
  // A note for another node waits until that node has the focus.
  if (isReached) note = undefined;
  return `${reached}${order.indexOf(node) + 1} of ${order.length}`;
}
