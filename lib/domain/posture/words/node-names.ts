import type { Pipeline } from "../../pipeline/pipeline";
import { getRecord } from "../../pipeline/records";
import { listed } from "./listed";

/** What the node is called. A posture may speak of a node that was deleted since. */
export function nodeName(pipeline: Pick<Pipeline, "nodes">, id: string): string {
  return getRecord(pipeline.nodes, id)?.name ?? "a node that is gone";
}

export const mostNamed = 3;

/** "Jenkins, Harbor and 4 more" */
export function nodeNames(pipeline: Pick<Pipeline, "nodes">, ids: readonly string[], most = mostNamed): string {
  return listed(
    ids.map((id) => nodeName(pipeline, id)),
    most,
  );
}
