import type { Catalogue } from "../../catalogue/catalogue";
import type { PipelineNode } from "../../pipeline/document";

/** Whether the vendor runs and patches a node: all its technologies are hosted in the catalogue. */
export function createIsHosted({
  technologies,
}: Pick<Catalogue, "technologies">): (node: PipelineNode) => boolean {
  const hosted = new Set(technologies.flatMap((one) => (one.hosted === true ? [one.id] : [])));
  return ({ technologies: named = [] }) => named.length > 0 && named.every((one) => hosted.has(one));
}
