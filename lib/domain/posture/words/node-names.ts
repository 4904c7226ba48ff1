import type { PipelineNode } from "../../pipeline/document";
import { compareText, type Pipeline } from "../../pipeline/pipeline";
import { disambiguatedNames } from "./disambiguate-names";
import { joinWithAnd } from "../../words/join-with-and";

/** The name of a node, distinct from others of the same name. A posture may name a node that was deleted since. */
export function nodeName(pipeline: Pick<Pipeline, "nodes">, id: string): string {
  return disambiguatedNames(pipeline).get(id) ?? pipeline.nodes.get(id)?.name ?? "a deleted node";
}

/** The node with its distinct name, for functions that take whole nodes. */
export function withDisambiguatedName(pipeline: Pick<Pipeline, "nodes">, node: PipelineNode): PipelineNode {
  const name = disambiguatedNames(pipeline).get(node.id);
  return name === undefined ? node : { ...node, name };
}

export const mostNamed = 3;

/** "Harbor, Jenkins and 4 more", in the order of the names. */
export function nodeNames(
  pipeline: Pick<Pipeline, "nodes">,
  ids: readonly string[],
  most = mostNamed,
): string {
  return joinWithAnd(
    inNameOrder(pipeline, ids).map((id) => nodeName(pipeline, id)),
    most,
  );
}

// "Cluster 2" before "Cluster 11", in every language of a browser.
export const compareNames = new Intl.Collator("en", { numeric: true }).compare;

/** Nodes in the order of their names. */
export function inNameOrder(pipeline: Pick<Pipeline, "nodes">, ids: readonly string[]): readonly string[] {
  return ids
    .map((id) => ({ id, name: nodeName(pipeline, id) }))
    .toSorted((a, b) => compareNames(a.name, b.name) || compareText(a.id, b.id))
    .map(({ id }) => id);
}
