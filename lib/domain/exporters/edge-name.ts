import { artifactRows } from "../catalogue/artifact-words";
import type { PipelineEdge } from "../pipeline/document";

/** What a connection is called in another tool: "Image", "Code, by hand". */
export function edgeName({ artifact, automated }: Pick<PipelineEdge, "artifact" | "automated">): string {
  const way = automated === undefined ? "" : automated ? ", automated" : ", by hand";
  return `${artifactRows[artifact].name}${way}`;
}
