import { type PipelineEvent, pipelineEventSchema } from "@/lib/domain/contract/pipeline-event";
import { type OperationBody, operationBodySchema, operationSchema } from "@/lib/domain/pipeline/operations";

/** What the stream of a pipeline says. @returns undefined where this version does not know the kind of change */
export function readEvent(data: string): PipelineEvent | undefined {
  return pipelineEventSchema.safeParse(JSON.parse(data)).data;
}

export function isOperation(value: unknown): boolean {
  return operationSchema.safeParse(value).success;
}

/** @throws where it is no operation that this version knows */
export function readOperationBody(value: unknown): OperationBody {
  return operationBodySchema.parse(value);
}
