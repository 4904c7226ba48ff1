import * as z from "zod";
import { gateOutcomes } from "../compare/push-baseline";
import { pushRules } from "../compare/push-rules";
import { documentSchema, stageSchema } from "../pipeline/document-schemas";
import { nameSchema, noteSchema } from "../pipeline/fields";
import { createdPipelineSchema, formatList, instantSchema, recordIdSchema } from "./pipelines";
import { snapshotSchedules } from "../snapshot/schedule";
import { countsSchema, frozenPostureSchema } from "./posture";
import type { Route } from "./route";

export const newSnapshotSchema = z.strictObject({
  title: nameSchema,
  note: z.optional(noteSchema),
  /** The rules that a push fails for. The snapshot is no baseline by them before the push has said that it passed. */
  gate: z.array(z.enum(pushRules)).min(1).max(pushRules.length).exactOptional(),
});

export const gateVerdictSchema = z.strictObject({ outcome: z.enum(gateOutcomes).exclude(["pending"]) });

/** What a push asked of a snapshot, how it went, and who accepted it as a baseline although it did not pass. */
const snapshotGateSchema = z.strictObject({
  rules: z.array(z.enum(pushRules)).readonly(),
  outcome: z.enum(gateOutcomes),
  accepted: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
});

export const createdSnapshotSchema = z.strictObject({
  id: recordIdSchema,
  number: z.number().int(),
  fingerprint: z.string(),
  previous: z.string().nullable(),
  revision: z.number().int(),
  takenAt: instantSchema,
});

const count = z.number().int().min(0);
const evidenceAgeSchema = z.strictObject({
  /** Verified controls. */
  controls: count,
  /** The ages of the newest piece of evidence that verifies each, in days, added up. */
  days: count,
});

/** What lists and the trend show. What was not written with it when it was taken is absent, and is not worked out later. */
export const snapshotSummarySchema = z.strictObject({
  stages: z.strictObject({ build: countsSchema, distribute: countsSchema, run: countsSchema }),
  weakestStage: z.optional(stageSchema),
  /** Of the analysis. */
  analysis: z.number().int().exactOptional(),
  /** Unguarded ways in, as declared. */
  waysIn: z.strictObject({ said: count, assumed: count }).exactOptional(),
  /** Gates in place that something gets past, as declared. */
  bypasses: count.exactOptional(),
  evidence: z
    .strictObject({ build: evidenceAgeSchema, distribute: evidenceAgeSchema, run: evidenceAgeSchema })
    .exactOptional(),
});
export type SnapshotSummary = z.infer<typeof snapshotSummarySchema>;

export const snapshotListSchema = z.strictObject({
  snapshots: z.array(
    createdSnapshotSchema.extend({
      title: z.string(),
      note: z.string(),
      takenBy: z.string(),
      catalogue: z.string(),
      /** Taken by the server, on the pipeline's schedule. */
      automatic: z.boolean(),
      /** Since when its document and posture are not kept any more, by the retention rule. */
      thinnedAt: instantSchema.nullable(),
      /** What a push asked of it; null: it was taken otherwise, or asked nothing. */
      gate: snapshotGateSchema.nullable(),
      /** Absent where it was altered and cannot be read. */
      coverage: snapshotSummarySchema.exactOptional(),
    }),
  ),
});
export type SnapshotList = z.infer<typeof snapshotListSchema>;

/** How often a snapshot is taken without anybody: after midnight in UTC, weekly on Monday. */
export const snapshotScheduleSchema = z.strictObject({ schedule: z.enum(snapshotSchedules) });
export type SnapshotScheduleAnswer = z.infer<typeof snapshotScheduleSchema>;

/** The parts of a fingerprint: SHA-256 over the RFC 8785 form of exactly these. */
export const fingerprintPartsSchema = z.strictObject({
  number: z.number().int(),
  title: z.string(),
  note: z.string(),
  takenAt: instantSchema,
  revision: z.number().int(),
  documentHash: z.string(),
  catalogueHash: z.string(),
  postureHash: z.string(),
  previous: z.string().nullable(),
  /** Random: with the fingerprint alone nobody can try what is hidden. Absent in early ones, whose fingerprints are without. */
  salt: z.string().exactOptional(),
});
export type FingerprintParts = z.infer<typeof fingerprintPartsSchema>;

export const snapshotAnswerSchema = fingerprintPartsSchema.extend({
  id: recordIdSchema,
  pipeline: recordIdSchema,
  fingerprint: z.string(),
  takenBy: z.string(),
  catalogue: z.string(),
  /** What a push asked of it; null: it was taken otherwise, or asked nothing. */
  gate: snapshotGateSchema.nullable(),
  document: documentSchema,
  posture: frozenPostureSchema,
});
export type SnapshotAnswer = z.infer<typeof snapshotAnswerSchema>;

export const restorePreviewSchema = z.strictObject({
  /** The newest of the pipeline: what a restore has to name. */
  revision: z.number().int(),
  /** How many operations a restore would take. */
  changes: count,
  sentence: z.string(),
});
export type RestorePreview = z.infer<typeof restorePreviewSchema>;

export const restoredSchema = z.strictObject({
  pipeline: recordIdSchema,
  revision: z.number().int(),
  /** The last so many revisions are the restore's. */
  changes: count,
});
export type Restored = z.infer<typeof restoredSchema>;

export const snapshotRoutes = [
  {
    method: "GET",
    path: "/pipelines/{id}/snapshots",
    access: "viewer",
    token: "read",
    summary: "List snapshots",
    status: 200,
    answer: snapshotListSchema,
  },
  {
    method: "POST",
    path: "/pipelines/{id}/snapshots",
    access: "editor",
    token: "snapshot",
    summary: "Take a snapshot",
    body: newSnapshotSchema,
    status: 201,
    answer: createdSnapshotSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/snapshots/schedule",
    access: "viewer",
    summary: "How often a snapshot is taken without anybody",
    status: 200,
    answer: snapshotScheduleSchema,
  },
  {
    method: "PATCH",
    path: "/pipelines/{id}/snapshots/schedule",
    access: "editor",
    summary: "Have a snapshot taken every day, every week or not at all",
    body: snapshotScheduleSchema,
    status: 204,
  },
  {
    method: "GET",
    path: "/snapshots/{id}",
    access: "viewer",
    token: "read",
    summary: "A frozen snapshot; 409 where its content was thinned",
    status: 200,
    answer: snapshotAnswerSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/gate",
    access: "editor",
    token: "snapshot",
    summary:
      "Say once whether the push that took a snapshot passed its rules; 409 where it has said so, or asked nothing",
    body: gateVerdictSchema,
    status: 200,
    answer: gateVerdictSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/accept",
    access: "editor",
    summary:
      "Accept a snapshot whose push did not pass as the baseline of later pushes; 409 if it passed, was accepted, or a later one is the baseline",
    status: 204,
  },
  {
    method: "GET",
    path: "/snapshots/{id}/export",
    access: "viewer",
    token: "read",
    summary: `A frozen snapshot as a file, in the format ${formatList}`,
    query: ["format"],
    status: 200,
  },
  {
    method: "GET",
    path: "/snapshots/{id}/restore",
    access: "editor",
    summary: "What restoring a snapshot would change now",
    status: 200,
    answer: restorePreviewSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/restore",
    access: "editor",
    summary:
      "Make a pipeline again what it was in a snapshot, all or nothing; 409 where it is at another revision",
    body: z.strictObject({ revision: z.number().int() }),
    status: 200,
    answer: restoredSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/copy",
    access: "editor",
    summary: "A new pipeline with the document of a snapshot",
    status: 201,
    answer: createdPipelineSchema,
  },
] as const satisfies readonly Route[];
