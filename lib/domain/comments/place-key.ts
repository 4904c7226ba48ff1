import type { CommentPlace } from "../pipeline/operations";

/** A place as one text, to compare and to look up by: ids hold no space. */
export function placeKey(about: CommentPlace): string {
  if ("edge" in about) return `edge ${about.edge}`;
  return about.control === undefined ? `node ${about.node}` : `node ${about.node} ${about.control}`;
}
