import type { PipelineDocument } from "../pipeline/document";
import { tidyUp } from "./tidy-up";

/**
 * @returns whether several nodes share one place, as in a file of a program without positions: one card would cover all others
 */
export function isPiledUp({ nodes: [first, ...others] }: Pick<PipelineDocument, "nodes">): boolean {
  return (
    first !== undefined &&
    others.length > 0 &&
    others.every(({ position: { x, y } }) => x === first.position.x && y === first.position.y)
  );
}

/** @returns the document with a tidy place for every node, as `tidyUp` finds it */
export function laidOut(document: PipelineDocument): PipelineDocument {
  const places = tidyUp(document.nodes, document.edges);
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position })),
  };
}
