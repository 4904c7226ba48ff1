import { type PipelineNode, stages } from "../pipeline/document";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import { valuesOf } from "../pipeline/records";
import type { ChangedRecord } from "./changed-records";

const count = 6;

/** The first few nodes: by stage, then from left to right as drawn. One pass, without sorting all of them. */
export function leadingNodes(pipeline: Pipeline): readonly PipelineNode[] {
  const leading: PipelineNode[] = [];
  for (const node of valuesOf(pipeline.nodes)) {
    const last = leading.at(-1);
    if (leading.length === count && last && compareNodes(node, last) > 0) continue;
    leading.push(node);
    leading.sort(compareNodes);
    leading.length = Math.min(leading.length, count);
  }
  return leading;
}

/** Whether the first few nodes are still the same after this change. */
export function staysLeading(leading: readonly PipelineNode[], { id, after }: ChangedRecord<PipelineNode>): boolean {
  if (leading.some((node) => node.id === id)) return false;
  const last = leading.at(-1);
  return after === undefined || (leading.length === count && last !== undefined && compareNodes(after, last) > 0);
}

function compareNodes(a: PipelineNode, b: PipelineNode): number {
  return stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.position.x - b.position.x || a.position.y - b.position.y || compareText(a.id, b.id);
}
