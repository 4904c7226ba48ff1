import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { pipelineOrder } from "@/lib/domain/pipeline/pipeline-order";

type Drawn = Pick<Pipeline, "nodes" | "edges">;

let last: { readonly of: Drawn; readonly order: readonly string[] } | undefined;

/** The ids in pipeline order; worked out once for as long as nothing on the map changes. */
export function orderOf({ nodes, edges }: Drawn): readonly string[] {
  if (last?.of.nodes === nodes && last.of.edges === edges) return last.order;
  const order = pipelineOrder(nodes.values(), edges.values()).map(({ id }) => id);
  last = { of: { nodes, edges }, order };
  return order;
}

let note: { readonly node: string; readonly text: string } | undefined;

/** What is said with the place of a node when the focus gets there: which of several branches it is. */
export function noteOnArrival(node: string, text: string): void {
  note = text === "" ? undefined : { node, text };
}

/** "2 of 11", with what there is to say of how it was reached. */
export function placeText(pipeline: Drawn, node: string): string {
  const order = orderOf(pipeline);
  const isReached = note?.node === node;
  const reached = note && isReached ? `${note.text}. ` : "";
  // A note for another node waits for its arrival.
  if (isReached) note = undefined;
  return `${reached}${order.indexOf(node) + 1} of ${order.length}`;
}
