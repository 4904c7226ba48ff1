import { kindRow } from "@/lib/domain/catalog/kinds";
import { technologyName } from "@/lib/domain/catalog/technologies";
import type { PipelineNode } from "@/lib/domain/pipeline/document";

/** What stands under a node's name: its tools, or else what kind of thing it is. */
export function nodeSubtitle({ kind, name, technologies, buildsImages, version }: PipelineNode): string {
  const tools = (technologies ?? []).map(technologyName).join(", ");
  const what = tools === "" || tools === name ? kindRow(kind).name + (buildsImages === true ? ", builds images" : "") : tools;
  return version === undefined ? what : `${what} ${version}`;
}
