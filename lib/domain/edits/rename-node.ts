import { technologyName } from "../catalogue/technologies";
import { isCalled, technologyCalled } from "../catalogue/technology-called";
import type { PipelineNode } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { changeNode } from "./change-nodes";
import type { Edit } from "./edit";

/**
 * Gives a node another name. One called after its technology that is now called after another of its kind, as Jenkins that
 * becomes TeamCity, is that other one from then on, in the same step, which says so; so is one that had no technology. What
 * else it is called, or a person said of its technologies, changes nothing of them.
 * @param name not empty, without blanks at its ends
 * @returns undefined where it is called that already; of a node that is gone an edit that is refused
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

/** Undefined where they stay: it was called after none of them, or is that technology already. */
function technologiesWith(
  { name, technologies = [] }: PipelineNode,
  technology: string,
): string[] | undefined {
  if (technologies.length === 0) return [technology];
  const old = technologies.find((id) => isCalled(id, name));
  if (old === undefined || old === technology) return undefined;
  return [...new Set(technologies.map((id) => (id === old ? technology : id)))];
}
