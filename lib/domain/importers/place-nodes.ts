import { tidyUp } from "../layout/tidy-up";
import type { PipelineDocument, PipelineNode, Position } from "../pipeline/document";
import { freePlace } from "../pipeline/lanes";

const farthest = 1e6;

/** The document with the positions of the file. Without any, nodes are tidied up; nodes without one go below their lanes. */
export function placeNodes(
  document: PipelineDocument,
  placeOf: (index: number) => Position | undefined,
): PipelineDocument {
  const places = document.nodes.map((_, index) => placeOf(index));
  if (places.every((place) => place === undefined)) {
    const tidied = tidyUp(document.nodes, document.edges);
    return {
      ...document,
      nodes: document.nodes.map((node) => ({ ...node, position: tidied.get(node.id) ?? node.position })),
    };
  }
  const placed: PipelineNode[] = [];
  const added: PipelineNode[] = [];
  for (const [index, node] of document.nodes.entries()) {
    const place = places[index];
    if (place) placed.push({ ...node, position: { x: within(place.x), y: within(place.y) } });
    else added.push(node);
  }
  for (const node of added) placed.push({ ...node, position: freePlace(node.stage, placed) });
  return { ...document, nodes: placed };
}

function within(value: number): number {
  return Math.min(farthest, Math.max(-farthest, value));
}
