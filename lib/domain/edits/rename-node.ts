import { technologiesFor, technologyName } from "../catalogue/technologies";
import type { NodeKind, PipelineNode } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { wordsOf } from "../words/environment-in";
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

/** The one technology that a node of this kind can be and that is called exactly so. Its other words don't count: a server is not yet bare metal. */
function technologyCalled(name: string, kind: NodeKind): string | undefined {
  const [only, ...more] = technologiesFor(kind).filter(({ id }) => isCalled(id, name));
  return more.length === 0 ? only?.id : undefined;
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

/** By its name or by its id, with or without the number that another of the same name has. */
function isCalled(technology: string, name: string): boolean {
  const wanted = [name, name.replace(/ \d+$/, "")].map(folded);
  return [technology, technologyName(technology)].some((one) => wanted.includes(folded(one)));
}

function folded(text: string): string {
  return wordsOf(text).join(" ");
}
