import type { Control } from "../catalogue/catalogue";
import { firstControls } from "../catalogue/interview-questions";
import { compareText } from "../pipeline/pipeline";
import type { PipelineNode } from "../pipeline/document";

const askedPerNode = 5;

/**
 * The five controls that the interview asks about for a node: those that the catalogue lists for its technology or kind
 * (interview/first.json), then by weight; among equals gates, then those for this product, then by id.
 * @param controls those that apply to the node
 */
export function askedControls(node: PipelineNode, controls: readonly Control[]): readonly Control[] {
  const first = firstControls(node);
  const rank = ({ id }: Control) => (first.includes(id) ? first.indexOf(id) : first.length);
  return controls
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        b.weight - a.weight ||
        Number(b.gate !== undefined) - Number(a.gate !== undefined) ||
        Number(b.products !== undefined) - Number(a.products !== undefined) ||
        compareText(a.id, b.id),
    )
    .slice(0, askedPerNode);
}
