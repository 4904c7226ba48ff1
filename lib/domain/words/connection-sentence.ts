import { artifactRows } from "../catalogue/artifact-words";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { credentialWords } from "./credential-words";
import { pinnedWords } from "./pinned-words";

type Named = Pick<PipelineNode, "name">;

/** "Jenkins sends an image to Amazon ECR, manual" */
export function handOverSentence(
  edge: Pick<PipelineEdge, "artifact" | "automated" | "pinned" | "right" | "shortLived">,
  source: Named,
  target: Named,
): string {
  const { artifact, automated } = edge;
  const way = automated === undefined ? "" : automated ? ", automated" : ", manual";
  const sends =
    artifact === "credential" ? "holds a credential for" : `sends ${artifactRows[artifact].phrase} to`;
  return `${source.name} ${sends} ${target.name}${pinnedWords(edge)}${credentialWords(edge)}${way}`;
}
