import type { PipelineEdge } from "./document";
import { isMoved } from "./is-moved";
import type { Pipeline } from "./pipeline";

/** Whether a connection is not marked manual or automated, and can be. */
export function isUnsaid(edge: PipelineEdge): boolean {
  return edge.automated === undefined && isMoved(edge);
}

/** The ids of the connections that are not marked manual or automated, those of developers too. */
export function allUnsaidHandOvers({ edges }: Pick<Pipeline, "edges">): readonly string[] {
  return [...edges.values()].filter(isUnsaid).map(({ id }) => id);
}
