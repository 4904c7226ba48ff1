import * as z from "zod";
import { exportFormats } from "../exporters/formats";
import { idSchema } from "../ids";
import { documentSchema, newDocumentSchema, stageSchema } from "../pipeline/document-schemas";
import { nameSchema, shortTextSchema } from "../pipeline/fields";
import { limits } from "../pipeline/limits";
import { operationSchema } from "../pipeline/operations";
import { effectiveStatuses } from "../posture/coverage/effective-status";
import { countsSchema } from "./posture";
import { documentLimit, megabyte, type Route } from "./route";

/** A time, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

/** A database id: 128 random bits in base 36, so that ids can't be guessed or counted. */
export const recordIdSchema = z.string().regex(/^[a-z0-9]{25}$/);

/** A row of a list of pipelines, made without reading the document. */
export const pipelineSummarySchema = z.strictObject({
  stages: z.strictObject({ build: countsSchema, distribute: countsSchema, run: countsSchema }),
  weakestStage: z.optional(stageSchema),
  nodes: z.number().int(),
  edges: z.number().int(),
  /** Technologies or names of the first few nodes in pipeline order, for recognition. */
  technologies: z.array(z.string()),
});
export type PipelineSummary = z.infer<typeof pipelineSummarySchema>;

/** A miniature of the map: cards in the cells of a grid, lines by the index of their cards. */
const mapPictureSchema = z.strictObject({
  rows: z.number().int(),
  columns: z.strictObject({ build: z.number(), distribute: z.number(), run: z.number() }),
  cards: z.array(
    z.strictObject({
      column: z.number().int(),
      row: z.number().int(),
      /** The worst status of its controls; absent if none is in scope. */
      status: z.enum(effectiveStatuses).exactOptional(),
    }),
  ),
  lines: z.array(
    z.strictObject({
      from: z.number().int(),
      to: z.number().int(),
      /** A person moves something along it. */
      isByHand: z.literal(true).exactOptional(),
    }),
  ),
});

export const pipelineListSchema = z.strictObject({
  pipelines: z.array(
    z.strictObject({
      id: recordIdSchema,
      name: z.string(),
      revision: z.number().int(),
      updatedAt: instantSchema,
      updatedBy: z.string(),
      /** A person or a team, as typed; may be empty. */
      owner: z.string(),
      tags: z.array(z.string()),
      coverage: pipelineSummarySchema,
      picture: mapPictureSchema.exactOptional(),
      /** Every technology of the map. */
      tools: z.array(z.string()),
      /**
       * Declared + verified: unprotected entry points that lead to production, confirmed by the map or an
       * answer; absent: nothing runs yet.
       */
      waysIn: z.number().int().exactOptional(),
      /**
       * Declared + verified: gates that are bypassed or not in place; absent: unknown, for example because
       * nothing is assessed.
       */
      openGates: z.number().int().exactOptional(),
      /** The bypassed ones among them that are in place; absent: unknown. */
      bypasses: z.number().int().exactOptional(),
      /** Those not in place whose nodes are not all assessed; absent: none. */
      unknownGates: z.number().int().exactOptional(),
      lastSnapshot: z.strictObject({ number: z.number().int(), takenAt: instantSchema }).optional(),
      /** The number of gaps in the snapshots of the last 90 days, oldest first. */
      openBefore: z.array(z.number().int()),
      isSample: z.literal(true).exactOptional(),
      archivedAt: instantSchema.exactOptional(),
    }),
  ),
});
export type PipelineList = z.infer<typeof pipelineListSchema>;

/** Blank or from a template, with a name; an exported document; or the sample, a complete map. */
export const newPipelineSchema = z.union([
  z.strictObject({ name: nameSchema, template: z.optional(idSchema) }),
  z.strictObject({ document: newDocumentSchema }),
  z.strictObject({ sample: z.literal(true) }),
]);
export type NewPipeline = z.infer<typeof newPipelineSchema>;

export const createdPipelineSchema = z.strictObject({
  id: recordIdSchema,
  revision: z.number().int(),
  /** Unknown controls in its document: their claims are kept but do not count. */
  unknownControls: z.array(z.strictObject({ id: z.string(), claims: z.number().int() })).exactOptional(),
});

export const pipelineAnswerSchema = z.strictObject({
  id: recordIdSchema,
  revision: z.number().int(),
  document: documentSchema,
});
export type PipelineAnswer = z.infer<typeof pipelineAnswerSchema>;

/** The owner and tags of a pipeline, which are part of neither the document nor its log. */
export const pipelineFilingSchema = z
  .strictObject({
    owner: shortTextSchema.check(z.regex(/^[^\n\t]*$/, "must be one line")),
    tags: z.array(nameSchema).max(20, "must be at most 20"),
  })
  .partial();
export type PipelineFiling = z.infer<typeof pipelineFilingSchema>;

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

/** For the descriptions of routes that export. */
export const formatList = exportFormats.map(({ format }) => format).join(", ");

export const pipelineRoutes = [
  {
    method: "GET",
    path: "/pipelines",
    access: "viewer",
    token: "read",
    summary: "List pipelines with their coverage and open gates; ?archived=true lists the archived ones",
    query: ["archived"],
    status: 200,
    answer: pipelineListSchema,
  },
  {
    method: "POST",
    path: "/pipelines",
    access: "editor",
    token: "write",
    summary: "Create a pipeline: blank, from a template, from a document, or the sample",
    body: newPipelineSchema,
    bodyLimit: documentLimit,
    status: 201,
    answer: createdPipelineSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}",
    access: "viewer",
    token: "read",
    summary: "Get the document, now or at a past revision",
    query: ["revision"],
    status: 200,
    answer: pipelineAnswerSchema,
  },
  {
    method: "PATCH",
    path: "/pipelines/{id}",
    access: "editor",
    token: "write",
    summary: "Set the owner and the tags of a pipeline",
    body: pipelineFilingSchema,
    status: 204,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/export",
    access: "viewer",
    token: "read",
    summary: `Export the pipeline as a file, in the format ${formatList}`,
    query: ["format"],
    status: 200,
  },
  { method: "DELETE", path: "/pipelines/{id}", access: "admin", summary: "Archive a pipeline", status: 204 },
  {
    method: "DELETE",
    path: "/pipelines/{id}/archive",
    access: "admin",
    summary: "Restore an archived pipeline",
    status: 204,
  },
  {
    method: "DELETE",
    path: "/pipelines/{id}/sample",
    access: "editor",
    summary: "Remove the sample: archives a pipeline that was created as one",
    status: 204,
  },
  {
    method: "POST",
    path: "/pipelines/{id}/operations",
    access: "editor",
    token: "write",
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
