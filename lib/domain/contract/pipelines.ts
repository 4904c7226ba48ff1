import * as z from "zod";
import { idSchema } from "../ids";
import { documentSchema, stageSchema } from "../pipeline/document";
import { nameSchema } from "../pipeline/fields";
import { limits } from "../pipeline/limits";
import { operationSchema } from "../pipeline/operations";
import { countsSchema } from "./posture";
import { documentLimit, megabyte, type Route } from "./route";

/** When something happened, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

/** A database id as we make them: 128 random bits in base 36, so that none can be guessed or counted. */
export const recordIdSchema = z.string().regex(/^[a-z0-9]{25}$/);

/** What a list shows of a pipeline without reading its document. */
export const pipelineSummarySchema = z.strictObject({
  stages: z.strictObject({ build: countsSchema, distribute: countsSchema, run: countsSchema }),
  weakestStage: z.optional(stageSchema),
  nodes: z.number().int(),
  edges: z.number().int(),
  /** Technologies or names of the first few nodes in pipeline order, for recognition. */
  technologies: z.array(z.string()),
});
export type PipelineSummary = z.infer<typeof pipelineSummarySchema>;

export const pipelineListSchema = z.strictObject({
  pipelines: z.array(
    z.strictObject({
      id: recordIdSchema,
      name: z.string(),
      revision: z.number().int(),
      updatedAt: instantSchema,
      updatedBy: z.string(),
      coverage: pipelineSummarySchema,
      lastSnapshot: z.strictObject({ number: z.number().int(), takenAt: instantSchema }).optional(),
    }),
  ),
});
export type PipelineList = z.infer<typeof pipelineListSchema>;

/** Blank or from a template, under a name; or the document as exported. */
export const newPipelineSchema = z.union([
  z.strictObject({ name: nameSchema, template: z.optional(idSchema) }),
  z.strictObject({ document: documentSchema }),
]);
export type NewPipeline = z.infer<typeof newPipelineSchema>;

export const createdPipelineSchema = z.strictObject({ id: recordIdSchema, revision: z.number().int() });

export const pipelineAnswerSchema = z.strictObject({
  id: recordIdSchema,
  revision: z.number().int(),
  document: documentSchema,
});
export type PipelineAnswer = z.infer<typeof pipelineAnswerSchema>;

export const clientIdSchema = z.string().regex(/^[0-9a-zA-Z-]{1,64}$/);
export const pushSchema = z.strictObject({
  clientId: clientIdSchema,
  operations: z.array(operationSchema).min(1).max(limits.operationsPerPush),
});
export type Push = z.infer<typeof pushSchema>;

export const pushAnswerSchema = z.strictObject({
  revision: z.number().int(),
  results: z.array(
    z.strictObject({
      id: z.string(),
      revision: z.number().int(),
      outcome: z.enum(["applied", "superseded", "repeated"]),
    }),
  ),
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

export const pipelineRoutes = [
  {
    method: "GET",
    path: "/pipelines",
    access: "viewer",
    summary: "List pipelines with their coverage",
    status: 200,
    answer: pipelineListSchema,
  },
  {
    method: "POST",
    path: "/pipelines",
    access: "editor",
    summary: "Make a pipeline, blank, from a template or from a document",
    body: newPipelineSchema,
    bodyLimit: documentLimit,
    status: 201,
    answer: createdPipelineSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}",
    access: "viewer",
    summary: "The document, now or at a past revision",
    query: ["revision"],
    status: 200,
    answer: pipelineAnswerSchema,
  },
  { method: "DELETE", path: "/pipelines/{id}", access: "admin", summary: "Archive a pipeline", status: 204 },
  {
    method: "POST",
    path: "/pipelines/{id}/operations",
    access: "editor",
    summary: "Push operations, all or nothing",
    body: pushSchema,
    bodyLimit: 8 * megabyte,
    status: 200,
    answer: pushAnswerSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/events",
    access: "viewer",
    summary: "Follow operations as server-sent events",
    query: ["after", "client"],
    status: 200,
  },
] as const satisfies readonly Route[];
