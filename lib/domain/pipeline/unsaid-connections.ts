import type { PipelineEdge } from "./document";
import { isMoved } from "./is-moved";
import type { Pipeline } from "./pipeline";

/** Whether somebody or something moves what travels there, and nobody has said which. */
export function isUnsaid(edge: PipelineEdge): boolean {
  return edge.automated === undefined && isMoved(edge);
}

/** The ids of the connections of which nobody has said who moves them, those of people too. */
export function allUnsaidHandOvers({ edges }: Pick<Pipeline, "edges">): readonly string[] {
  return [...edges.values()].filter(isUnsaid).map(({ id }) => id);
}
