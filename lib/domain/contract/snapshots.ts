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
  /**
   * The rules that fail a push. Under these rules, the snapshot becomes a baseline only after the push
   * reports success.
   */
  gate: z.array(z.enum(pushRules)).min(1).max(pushRules.length).exactOptional(),
});

export const gateVerdictSchema = z.strictObject({ outcome: z.enum(gateOutcomes).exclude(["pending"]) });

/** The rules of a push for a snapshot, the outcome, and who accepted it as a baseline although it failed. */
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
  /** The sum of the ages of the newest verifying evidence of each, in days. */
  days: count,
});

/**
 * The figures of lists and the trend. Figures not stored with the snapshot are absent, and are never
 * calculated later.
 */
export const snapshotSummarySchema = z.strictObject({
  stages: z.strictObject({ build: countsSchema, distribute: countsSchema, run: countsSchema }),
  weakestStage: z.optional(stageSchema),
  /** Version of the analysis. */
  analysis: z.number().int().exactOptional(),
  /** Unprotected entry points (declared + verified). */
  waysIn: z.strictObject({ said: count, assumed: count }).exactOptional(),
  /** Bypassed gates in place (declared + verified). */
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
      /** When the retention rule pruned its document and posture. */
      thinnedAt: instantSchema.nullable(),
      /** The rules of a push; null: it was not taken by a push with rules. */
      gate: snapshotGateSchema.nullable(),
      /** Absent if it was altered and can't be read. */
      coverage: snapshotSummarySchema.exactOptional(),
    }),
  ),
});
export type SnapshotList = z.infer<typeof snapshotListSchema>;

/** The schedule of automatic snapshots: after midnight UTC, weekly on Monday. */
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
  /**
   * Random, so that hidden content can't be guessed from the fingerprint alone. Early snapshots have none,
   * and their fingerprints leave it out.
   */
  salt: z.string().exactOptional(),
});
export type FingerprintParts = z.infer<typeof fingerprintPartsSchema>;

export const snapshotAnswerSchema = fingerprintPartsSchema.extend({
  id: recordIdSchema,
  pipeline: recordIdSchema,
  fingerprint: z.string(),
  takenBy: z.string(),
  catalogue: z.string(),
  /** The rules of a push; null: it was not taken by a push with rules. */
  gate: snapshotGateSchema.nullable(),
  document: documentSchema,
  posture: frozenPostureSchema,
});
export type SnapshotAnswer = z.infer<typeof snapshotAnswerSchema>;

export const restorePreviewSchema = z.strictObject({
  /** The newest revision of the pipeline: a restore must name it. */
  revision: z.number().int(),
  /** The number of operations of a restore. */
  changes: count,
  sentence: z.string(),
});
export type RestorePreview = z.infer<typeof restorePreviewSchema>;

export const restoredSchema = z.strictObject({
  pipeline: recordIdSchema,
  revision: z.number().int(),
  /** The last so many revisions belong to the restore. */
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
    summary: "Get the schedule of automatic snapshots",
    status: 200,
    answer: snapshotScheduleSchema,
  },
  {
    method: "PATCH",
    path: "/pipelines/{id}/snapshots/schedule",
    access: "editor",
    summary: "Set automatic snapshots to daily, weekly or off",
    body: snapshotScheduleSchema,
    status: 204,
  },
  {
    method: "GET",
    path: "/snapshots/{id}",
    access: "viewer",
    token: "read",
    summary: "Get a frozen snapshot; 409 if its content was pruned",
    status: 200,
    answer: snapshotAnswerSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/gate",
    access: "editor",
    token: "snapshot",
    summary:
      "Record once whether the push of a snapshot passed its rules; 409 if recorded before, or without rules",
    body: gateVerdictSchema,
    status: 200,
    answer: gateVerdictSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/accept",
    access: "editor",
    summary:
      "Accept a snapshot whose push failed as the baseline; 409 if it passed, was accepted, or a later baseline exists",
    status: 204,
  },
  {
    method: "GET",
    path: "/snapshots/{id}/export",
    access: "viewer",
    token: "read",
    summary: `Export a frozen snapshot as a file, in the format ${formatList}`,
    query: ["format"],
    status: 200,
  },
  {
    method: "GET",
    path: "/snapshots/{id}/restore",
    access: "editor",
    summary: "Preview the changes of restoring a snapshot",
    status: 200,
    answer: restorePreviewSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/restore",
    access: "editor",
    summary: "Restore a pipeline to a snapshot, all or nothing; 409 if it is at another revision",
    body: z.strictObject({ revision: z.number().int() }),
    status: 200,
    answer: restoredSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/copy",
    access: "editor",
    summary: "Create a pipeline from the document of a snapshot",
    status: 201,
    answer: createdPipelineSchema,
  },
] as const satisfies readonly Route[];
