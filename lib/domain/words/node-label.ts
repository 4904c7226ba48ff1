import type { PipelineNode } from "../pipeline/document";
import { isStranger } from "../pipeline/is-stranger";
import type { Counts } from "../posture/posture";
import { openText } from "../posture/words/open-text";
import { stageNames } from "./english";
import { kindName } from "./kind-name";

interface LabelledNode {
  readonly node: Pick<PipelineNode, "name" | "kind" | "stage" | "environment" | "external">;
  readonly counts: Counts;
  readonly next: readonly string[];
}

const mostNamed = 3;

/**
 * The accessible name of a node, on the map and in the outline: "Jenkins, CI, Build, 3 of 9 open, 1 not assessed, next: Harbor".
 */
export function nodeLabel({ node, counts, next }: LabelledNode): string {
  const kind = isStranger(node) ? "Outside the organisation" : kindName(node);
  const parts = [
    node.name,
    ...(kind === node.name ? [] : [kind]),
    stageNames[node.stage],
    counts.inScope === 0 ? "no controls in scope" : openText(counts),
    nextText(next),
  ];
  return parts.join(", ");
}

function nextText(next: readonly string[]): string {
  if (next.length === 0) return "next: nothing";
  const named = next.slice(0, mostNamed).join(", ");
  const more = next.length - mostNamed;
  return `next: ${named}${more > 0 ? ` and ${more} more` : ""}`;
}
