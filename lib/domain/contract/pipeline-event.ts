import * as z from "zod/mini";
import { operationSchema } from "../pipeline/operations";

/** The `data:` line of one server-sent event. */
export const pipelineEventSchema = z.strictObject({
  revision: z.int(),
  clientId: z.string(),
  operation: operationSchema,
});
export type PipelineEvent = z.infer<typeof pipelineEventSchema>;
