import { type PipelineEvent, pipelineEventSchema } from "@/lib/domain/contract/pipeline-event";
import { type OperationBody, operationBodySchema, operationSchema } from "@/lib/domain/pipeline/operations";

/** A message from a pipeline's stream. @returns undefined if this version lacks the kind of change */
export function readEvent(data: string): PipelineEvent | undefined {
  return pipelineEventSchema.safeParse(JSON.parse(data)).data;
}

export function isOperation(value: unknown): boolean {
  return operationSchema.safeParse(value).success;
}

/** @throws if this version lacks the operation */
export function readOperationBody(value: unknown): OperationBody {
  return operationBodySchema.parse(value);
}
