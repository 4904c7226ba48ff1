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

/** The map as small as a row of a list: cards in the cells of a grid, lines between them by their place among the cards. */
const mapPictureSchema = z.strictObject({
  rows: z.number().int(),
  columns: z.strictObject({ build: z.number(), distribute: z.number(), run: z.number() }),
  cards: z.array(
    z.strictObject({
      column: z.number().int(),
      row: z.number().int(),
      /** The worst of its controls; absent where none is in scope. */
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
      /** A person or a team, as typed; empty: nobody. */
      owner: z.string(),
      tags: z.array(z.string()),
      coverage: pipelineSummarySchema,
      picture: mapPictureSchema.exactOptional(),
      /** Every technology of the map. */
      tools: z.array(z.string()),
      /** Places from which somebody reaches unguarded what runs, as the map or an answer says and as declared; absent: nothing runs yet. */
      waysIn: z.number().int().exactOptional(),
      /** Gates that something gets past, bypassed or in place nowhere, as declared; absent: not known, such as where nothing is assessed. */
      openGates: z.number().int().exactOptional(),
      /** Those of them that are in place, and bypassed; absent: not known. */
      bypasses: z.number().int().exactOptional(),
      /** The open gates that are in place nowhere only as far as is known: some node that could carry them is not assessed; absent: none. */
      unknownGates: z.number().int().exactOptional(),
      lastSnapshot: z.strictObject({ number: z.number().int(), takenAt: instantSchema }).optional(),
      /** How many controls were open in the snapshots of the last 90 days, the oldest first. */
      openBefore: z.array(z.number().int()),
      isSample: z.literal(true).exactOptional(),
      archivedAt: instantSchema.exactOptional(),
    }),
  ),
});
export type PipelineList = z.infer<typeof pipelineListSchema>;

/** Blank or from a template, under a name; the document as exported; or the filled map that shows what can be done. */
export const newPipelineSchema = z.union([
  z.strictObject({ name: nameSchema, template: z.optional(idSchema) }),
  z.strictObject({ document: newDocumentSchema }),
  z.strictObject({ sample: z.literal(true) }),
]);
export type NewPipeline = z.infer<typeof newPipelineSchema>;

export const createdPipelineSchema = z.strictObject({
  id: recordIdSchema,
  revision: z.number().int(),
  /** Controls that its document claims and nobody here knows: the claims are kept, and count nothing. */
  unknownControls: z.array(z.strictObject({ id: z.string(), claims: z.number().int() })).exactOptional(),
});

export const pipelineAnswerSchema = z.strictObject({
  id: recordIdSchema,
  revision: z.number().int(),
  document: documentSchema,
});
export type PipelineAnswer = z.infer<typeof pipelineAnswerSchema>;

/** What a pipeline is filed under. It is not part of the document, nor of its log. */
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
    summary:
      "List pipelines with their coverage and open gates; with ?archived=true those that were archived",
    query: ["archived"],
    status: 200,
    answer: pipelineListSchema,
  },
  {
    method: "POST",
    path: "/pipelines",
    access: "editor",
    token: "write",
    summary: "Make a pipeline: blank, from a template, from a document, or the sample",
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
    summary: "The document, now or at a past revision",
    query: ["revision"],
    status: 200,
    answer: pipelineAnswerSchema,
  },
  {
    method: "PATCH",
    path: "/pipelines/{id}",
    access: "editor",
    token: "write",
    summary: "Say who answers for a pipeline, and its tags",
    body: pipelineFilingSchema,
    status: 204,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/export",
    access: "viewer",
    token: "read",
    summary: `The pipeline as a file, in the format ${formatList}`,
    query: ["format"],
    status: 200,
  },
  { method: "DELETE", path: "/pipelines/{id}", access: "admin", summary: "Archive a pipeline", status: 204 },
  {
    method: "DELETE",
    path: "/pipelines/{id}/archive",
    access: "admin",
    summary: "Bring an archived pipeline back",
    status: 204,
  },
  {
    method: "DELETE",
    path: "/pipelines/{id}/sample",
    access: "editor",
    summary: "Take the sample away: archives a pipeline that was made as one",
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
