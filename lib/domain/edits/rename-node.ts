import { technologyName } from "../catalogue/technologies";
import { isCalled, technologyCalled } from "../catalogue/technology-called";
import type { PipelineNode } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { changeNode } from "./change-nodes";
import type { Edit } from "./edit";

/**
 * Renames a node. If its old name is that of its technology, and the new one that of another of its kind (Jenkins becomes
 * TeamCity), the technology changes in the same step, with a message; so for a node without technology. Other technologies stay.
 * @param name not empty, without blanks at its ends
 * @returns undefined if it has the name already; for a deleted node an edit that is refused
 */
export function renameNode(pipeline: Pipeline, id: string, name: string): Edit | undefined {
  const node = pipeline.nodes.get(id);
  const technology = node && node.name !== name ? technologyCalled(name, node.kind) : undefined;
  const technologies = node && technology && technologiesWith(node, technology);
  const edit = changeNode(pipeline, id, { name });
  if (!edit || !technology || !technologies) return edit;
  const besides = `Its technology is ${technologyName(technology)} now, as the name says.`;
  return {
    ...edit,
    operations: [...edit.operations, { type: "node.changed", node: id, set: { technologies } }],
    besides: [besides, edit.besides ?? []].flat().join(" "),
  };
}

/** Undefined if the technologies stay: its name was none of theirs, or it has the new one already. */
function technologiesWith(
  { name, technologies = [] }: PipelineNode,
  technology: string,
): string[] | undefined {
  if (technologies.length === 0) return [technology];
  const old = technologies.find((id) => isCalled(id, name));
  if (old === undefined || old === technology) return undefined;
  return [...new Set(technologies.map((id) => (id === old ? technology : id)))];
}
