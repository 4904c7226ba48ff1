import type { PipelineNode } from "../../pipeline/document";
import type { Pipeline } from "../../pipeline/pipeline";
import { getRecord } from "../../pipeline/records";
import { listed } from "./listed";
import { toldApart } from "./told-apart";

/** What the node is called, told apart from others of the same name. A posture may speak of a node that was deleted since. */
export function nodeName(pipeline: Pick<Pipeline, "nodes">, id: string): string {
  return toldApart(pipeline).get(id) ?? getRecord(pipeline.nodes, id)?.name ?? "a node that is gone";
}

/** The node under that name, for words that take whole nodes; the node itself where no other has its name. */
export function namedApart(pipeline: Pick<Pipeline, "nodes">, node: PipelineNode): PipelineNode {
  const name = toldApart(pipeline).get(node.id);
  return name === undefined ? node : { ...node, name };
}

export const mostNamed = 3;

/** "Jenkins, Harbor and 4 more" */
export function nodeNames(pipeline: Pick<Pipeline, "nodes">, ids: readonly string[], most = mostNamed): string {
  return listed(
    ids.map((id) => nodeName(pipeline, id)),
    most,
  );
}
