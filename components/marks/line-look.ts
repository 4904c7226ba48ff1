import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import type { Artifact, PipelineEdge } from "@/lib/domain/pipeline/document";

/** Automated: a solid blue line. By hand: long dashes in ink, with a hand on the label. Not said: a thin line. */
export function lineClass({ artifact, automated }: PipelineEdge): string {
  if (artifact === "credential") return "!stroke-control ![stroke-width:1.5] [stroke-dasharray:1_5]";
  if (automated === true) return "!stroke-blue ![stroke-width:4]";
  if (automated === false) return "!stroke-soft ![stroke-width:2.5] [stroke-dasharray:10_6]";
  return "!stroke-control ![stroke-width:2]";
}

/** As the label of a line says it. */
export const artifactWords: { readonly [artifact in Artifact]: string } = {
  code: artifactRows.code.word,
  "parent-image": artifactRows["parent-image"].word,
  image: artifactRows.image.word,
  container: artifactRows.container.word,
  manifest: artifactRows.manifest.word,
  credential: artifactRows.credential.word,
};
