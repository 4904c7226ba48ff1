import { namesIn } from "../activity/names";
import type { CommentPlace } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";

/**
 * A place in words: "Jenkins", "“Images are signed” on Harbor", "the hand-over from Jenkins to Harbor"; what is gone is said to be.
 * @param titleOf a control's title; undefined where the catalogue does not have it
 */
export function placeWords(
  pipeline: Pipeline,
  about: CommentPlace,
  titleOf: (control: string) => string | undefined,
): string {
  const names = namesIn(pipeline, titleOf);
  if ("edge" in about) return names.edge(about.edge);
  const { node, control } = about;
  return control === undefined ? names.node(node) : `${names.control(control)} on ${names.node(node)}`;
}
