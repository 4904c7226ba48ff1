import * as z from "zod";
import { expirySchema } from "../evidence/expiry";
import { expiryLimits } from "../evidence/expiry-limits";
import { idSchema } from "../ids";
import { archiveLimit, fileLimit, uploadLimit } from "../scan/limits";
import { instantSchema, recordIdSchema } from "./pipelines";
import { megabyte, type Route } from "./route";

/** Files by name and text. A single file is sent unchanged under `?name=`, an archive as application/zip. */
const givenReportsSchema = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(1_000), text: z.string() }))
    .min(1)
    .max(500, "must be at most 500 files"),
});

const resultSchema = z.enum(["supports", "contradicts"]);

const matchSchema = z.strictObject({
  node: idSchema,
  control: idSchema,
  result: resultSchema,
  /** As a sentence names it. */
  subject: z.string(),
  fact: z.string(),
  expires: z.string(),
  /** Why it does not count for now: another subject of the same claim is contradicted. */
  held: z.string().exactOptional(),
});

const waitingSchema = z.strictObject({
  /** Its place in the report, by which a person selects it. */
  statement: z.number().int(),
  control: idSchema,
  result: resultSchema,
  /** As a sentence names it. */
  subject: z.string(),
  fact: z.string(),
  why: z.string(),
  /** Ids of nodes, likeliest first. */
  candidates: z.array(idSchema),
});

const reportFields = {
  name: z.string(),
  digest: z.string().exactOptional(),
  format: z.string().exactOptional(),
  tool: z.string().exactOptional(),
  /** The UTC day on which the tool ran. */
  effective: z.string().exactOptional(),
  summary: z.string().exactOptional(),
  matches: z.array(matchSchema),
  waiting: z.array(waitingSchema),
  warnings: z.array(z.string()),
};

export const reportOutcomes = ["matched", "waiting", "nothing-said", "repeated", "refused"] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

export const evidenceAnswerSchema = z.strictObject({
  revision: z.number().int(),
  reports: z.array(
    z.strictObject({
      /** Absent if nothing of it is stored. */
      id: recordIdSchema.exactOptional(),
      ...reportFields,
      outcome: z.enum(reportOutcomes),
      error: z.string().exactOptional(),
    }),
  ),
});
export type EvidenceAnswer = z.infer<typeof evidenceAnswerSchema>;

const toldStatement = {
  statement: z.number().int(),
  control: idSchema,
  result: resultSchema,
  subject: z.string(),
  fact: z.string(),
};
const asideSchema = z.strictObject({ ...toldStatement, reason: z.string() });
const takenAwaySchema = z.strictObject({ ...toldStatement, node: idSchema });

/** Selects the reports with pending, contradicting or excluded results. */
export const evidenceShown = ["waiting", "against", "aside"] as const;
export type EvidenceShown = (typeof evidenceShown)[number];

export const evidenceListSchema = z.strictObject({
  /** The number of reports that match the filter. */
  total: z.number().int(),
  /** The number of results in all reports that wait for a person. */
  waiting: z.number().int(),
  reports: z.array(
    z.strictObject({
      id: recordIdSchema,
      ...reportFields,
      size: z.number().int(),
      uploadedAt: instantSchema,
      uploadedBy: z.string(),
      aside: z.array(asideSchema),
      /** Former evidence: undone, removed, or deleted with its node. */
      takenAway: z.array(takenAwaySchema),
      /** The number of its results that newer reports replaced. */
      older: z.number().int(),
    }),
  ),
});
export type EvidenceList = z.infer<typeof evidenceListSchema>;
export type ListedReport = EvidenceList["reports"][number];

/** A person's decision on waiting results: they belong to a node, are excluded, or wait again. */
export const placementsSchema = z.strictObject({
  report: recordIdSchema,
  statements: z.array(z.number().int().min(0)).min(1).max(500),
  to: z.union([
    z.strictObject({ node: idSchema }),
    z.strictObject({
      aside: z.string().trim().min(1, "must not be empty").max(200, "must have at most 200 characters"),
    }),
    z.strictObject({ tray: z.literal(true) }),
  ]),
});
export type Placements = z.infer<typeof placementsSchema>;

/** The outcome for results that a person decided on. */
export const placedSchema = z.strictObject({
  revision: z.number().int(),
  statements: z.array(
    z.strictObject({
      statement: z.number().int(),
      as: z.enum(["matched", "held", "older", "waiting", "aside"]),
      /** Why it is held back or waits. */
      why: z.string().exactOptional(),
    }),
  ),
});
export type Placed = z.infer<typeof placedSchema>;

const bounds = `${fileLimit / megabyte} MB a file, ${archiveLimit / megabyte} MB unpacked`;

export const evidenceRoutes = [
  {
    method: "GET",
    path: "/pipelines/{id}/evidence",
    access: "viewer",
    token: "read",
    summary:
      "List scanner reports with their results; ?show= waiting results, contradictions (against) or excluded results (aside)",
    query: ["page", "show"],
    status: 200,
    answer: evidenceListSchema,
  },
  {
    method: "POST",
    path: "/pipelines/{id}/evidence",
    access: "editor",
    token: "evidence",
    summary: `Upload scanner reports (${bounds}): each becomes evidence for the claims that it covers`,
    query: ["name"],
    body: givenReportsSchema,
    bodyLimit: uploadLimit,
    upload: "application/zip",
    uploadNamed: true,
    keepsNothing: true,
    status: 200,
    answer: evidenceAnswerSchema,
  },
  {
    method: "PATCH",
    path: "/pipelines/{id}/evidence",
    access: "editor",
    summary: "Choose the node of waiting results, or exclude them with a reason",
    body: placementsSchema,
    status: 200,
    answer: placedSchema,
  },
  {
    method: "GET",
    path: "/evidence-expiry",
    access: "admin",
    offInDemo: "settings",
    summary: "Get how many days scanner results count as evidence",
    status: 200,
    answer: expirySchema,
  },
  {
    method: "PATCH",
    path: "/evidence-expiry",
    access: "admin",
    offInDemo: "settings",
    summary: `Set how many days scanner results count, ${expiryLimits.least} to ${expiryLimits.most}, with exceptions for single controls`,
    body: expirySchema,
    status: 204,
  },
] as const satisfies readonly Route[];
