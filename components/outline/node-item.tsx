import { NodeMark } from "@/components/marks/node-mark";
import type { SearchItem } from "@/components/ui/search-list";
import { kindRow } from "@/lib/domain/catalog/kinds";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { stageNames } from "@/lib/domain/words/stage-names";

/** A node as one of many to choose from. */
export function nodeItem(node: PipelineNode): SearchItem {
  return {
    id: node.id,
    title: node.name,
    detail: `${kindRow(node.kind).name}, ${stageNames[node.stage]}`,
    mark: <NodeMark node={node} />,
  };
}
