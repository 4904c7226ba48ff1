import { aliasesOf } from "../catalogue/aliases";
import { technologyById } from "../catalogue/technologies";
import type { PipelineNode } from "../pipeline/document";
import { kindName } from "../words/kind-name";
import type { Pipeline } from "../pipeline/pipeline";

/** The ids of the nodes that hold each word of the text, from left to right; none for no word. */
export function findNodes(pipeline: Pipeline, text: string): readonly string[] {
  if (text.trim() === "") return [];
  return [...pipeline.nodes.values()]
    .filter(holdsWords(pipeline, text))
    .toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
    .map(({ id }) => id);
}

/** Whether a node holds each word of the text: in its name, kind, tools, owner, zone, version, note or stage. */
export function holdsWords(
  { zones }: Pick<Pipeline, "zones">,
  text: string,
): (node: PipelineNode) => boolean {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return (node) => {
    if (words.length === 0) return true;
    const all = fold(textOf(node, zones));
    return words.every((word) => all.includes(word));
  };
}

function textOf(node: PipelineNode, zones: Pipeline["zones"]): string {
  const { name, technologies = [], owner, version, note, zone, stage } = node;
  const tools = technologies.flatMap((id) => {
    const known = technologyById(id);
    return known ? [known.name, ...aliasesOf(id)] : [id];
  });
  const zoneName = zone === undefined ? undefined : zones.get(zone)?.name;
  return [name, kindName(node), ...tools, owner, zoneName, version, note, stage].join("\n");
}

/** Without case and accents: "zurich" finds "Zürich". */
function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
