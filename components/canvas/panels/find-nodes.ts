import { kindRow } from "@/lib/domain/catalog/kinds";
import { catalogue } from "@/lib/domain/catalog/load";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord, valuesOf } from "@/lib/domain/pipeline/records";

const technologyNames = new Map(
  catalogue.technologies.map(({ id, name, aliases = [] }) => [id, [name, ...aliases].join(" ")]),
);

/** The nodes that hold each word of the text: in their name, kind, tools, owner, zone, version or note; by stage and place. */
export function findNodes(pipeline: Pipeline, text: string): readonly string[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = [...valuesOf(pipeline.nodes)].filter((node) => {
    const all = fold(wordsOf(pipeline, node));
    return words.every((word) => all.includes(word));
  });
  return found
    .toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
    .map(({ id }) => id);
}

function wordsOf(
  { zones }: Pipeline,
  { name, kind, technologies = [], owner = "", version = "", note = "", zone, stage }: PipelineNode,
): string {
  const zoneName = zone === undefined ? "" : (getRecord(zones, zone)?.name ?? "");
  return [
    name,
    kindRow(kind).name,
    ...technologies.map((id) => technologyNames.get(id) ?? id),
    owner,
    zoneName,
    version,
    note,
    stage,
  ].join(" ");
}

/** Without case and accents. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}
