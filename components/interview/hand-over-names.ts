import { artifactRows } from "@/lib/domain/catalog/artifact-words";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";
import type { Choice } from "./choice-list";

/** "Jenkins hands an image to Amazon ECR" */
export function handOverNames({ nodes }: Pipeline, handOvers: readonly PipelineEdge[]): readonly Choice[] {
  return handOvers.map(({ id, source, target, artifact }) => ({
    value: id,
    name: `${getRecord(nodes, source)?.name ?? source} hands ${artifactRows[artifact].phrase} to ${getRecord(nodes, target)?.name ?? target}`,
  }));
}
