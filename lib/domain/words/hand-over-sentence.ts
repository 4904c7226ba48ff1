import { artifactRows } from "../catalogue/artifact-words";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { pinnedWords } from "./pinned-words";

type Named = Pick<PipelineNode, "name">;

/** "Jenkins hands an image to Amazon ECR, by hand" */
export function handOverSentence(
  { artifact, automated, pinned }: Pick<PipelineEdge, "artifact" | "automated" | "pinned">,
  source: Named,
  target: Named,
): string {
  const way = automated === undefined ? "" : automated ? ", automated" : ", by hand";
  return `${source.name} hands ${artifactRows[artifact].phrase} to ${target.name}${pinnedWords({ artifact, pinned })}${way}`;
}
