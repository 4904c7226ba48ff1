import { artifactRows } from "../catalogue/artifact-words";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { credentialWords } from "./credential-words";
import { pinnedWords } from "./pinned-words";

type Named = Pick<PipelineNode, "name">;

/** "Jenkins hands an image to Amazon ECR, by hand" */
export function handOverSentence(
  edge: Pick<PipelineEdge, "artifact" | "automated" | "pinned" | "right" | "shortLived">,
  source: Named,
  target: Named,
): string {
  const { artifact, automated } = edge;
  const way = automated === undefined ? "" : automated ? ", automated" : ", by hand";
  return `${source.name} hands ${artifactRows[artifact].phrase} to ${target.name}${pinnedWords(edge)}${credentialWords(edge)}${way}`;
}
