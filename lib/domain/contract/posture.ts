import * as z from "zod";
import { effectiveStatuses } from "../posture/effective-status";

const count = z.number().int().min(0);

export const countsSchema = z.strictObject({
  applicable: count,
  notApplicable: count,
  inScope: count,
  verified: count,
  declared: count,
  stale: count,
  contradicted: count,
  partial: count,
  planned: count,
  missing: count,
  notAssessed: count,
  share: z.strictObject({ declared: z.number(), proven: z.number() }).exactOptional(),
});

const gapSchema = z.strictObject({
  node: z.string(),
  control: z.string(),
  status: z.enum(effectiveStatuses),
  priority: z.number(),
  factors: z.strictObject({ weight: z.number(), reach: z.number(), status: z.number() }),
});

export const postureSchema = z.strictObject({
  coverage: z.strictObject({
    pipeline: countsSchema,
    stages: z.strictObject({ build: countsSchema, distribute: countsSchema, run: countsSchema }),
    nodes: z.record(z.string(), countsSchema),
  }),
  gaps: z.strictObject({ asDeclared: z.array(gapSchema), asProven: z.array(gapSchema) }),
});

export const postureAnswerSchema = postureSchema.extend({ revision: z.number().int(), catalogue: z.string(), analysedAt: z.iso.datetime() });
export type PostureAnswer = z.infer<typeof postureAnswerSchema>;
