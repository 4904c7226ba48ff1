import { artifactRows } from "../catalogue/artifact-words";
import type { PipelineEdge } from "../pipeline/document";
import { credentialWords } from "../words/credential-words";

/** What a connection is called in another tool: "Image", "Code, manual", "Credential, may publish, short-lived". */
export function edgeName(
  edge: Pick<PipelineEdge, "artifact" | "automated" | "right" | "shortLived">,
): string {
  const { artifact, automated } = edge;
  const way = automated === undefined ? "" : automated ? ", automated" : ", manual";
  return `${artifactRows[artifact].name}${credentialWords(edge)}${way}`;
}
