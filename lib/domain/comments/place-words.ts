import type { Names } from "../activity/names";
import type { CommentPlace } from "../pipeline/operations";

/**
 * A place in words: "Jenkins", "“Images are signed” on Harbor", "the connection from Jenkins to Harbor", or that it is deleted.
 * @param names of things: `namesIn`
 */
export function placeWords(about: CommentPlace, names: Names): string {
  if ("edge" in about) return names.edge(about.edge);
  const { node, control } = about;
  return control === undefined ? names.node(node) : `${names.control(control)} on ${names.node(node)}`;
}
