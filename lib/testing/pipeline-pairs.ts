import * as fc from "fast-check";
import { applyOperation } from "../domain/pipeline/apply-operation";
import type { Operation } from "../domain/pipeline/operations";
import type { Pipeline } from "../domain/pipeline/pipeline";
import { pipelineArbitrary } from "./arbitraries";
import { operationArbitrary } from "./operation-arbitraries";

/** A map, and what operations made of it, or another map with the same ids. */
export const pairArbitrary = fc.oneof(
  fc
    .tuple(pipelineArbitrary, fc.array(operationArbitrary, { maxLength: 8 }))
    .map(([before, operations]) => [before, applied(before, operations)] as const),
  fc.tuple(pipelineArbitrary, pipelineArbitrary),
);

function applied(pipeline: Pipeline, operations: readonly Operation[]): Pipeline {
  return operations.reduce((before, operation) => {
    const result = applyOperation(before, operation);
    return result.ok ? result.value.pipeline : before;
  }, pipeline);
}
