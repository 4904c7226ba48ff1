import type { CommentPlace } from "../pipeline/operations";

/** The page of a place, with its comments. */
export function placeAddress(pipelineId: string, about: CommentPlace): string {
  const asked =
    "edge" in about
      ? { edge: about.edge }
      : { node: about.node, ...(about.control === undefined ? {} : { control: about.control }) };
  return `/pipelines/${pipelineId}?${new URLSearchParams(asked).toString()}`;
}
