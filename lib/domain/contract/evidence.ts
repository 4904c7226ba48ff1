import * as z from "zod";
import { expirySchema } from "../evidence/expiry";
import { expiryLimits } from "../evidence/expiry-limits";
import { idSchema } from "../ids";
import { archiveLimit, fileLimit, uploadLimit } from "../scan/limits";
import { instantSchema, recordIdSchema } from "./pipelines";
import { megabyte, type Route } from "./route";

/** Files by name and text; a single file is sent as it is under `?name=`, an archive as application/zip. */
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
  /** Why it is not counted for now: another subject of the same claim is contradicted. */
  held: z.string().exactOptional(),
});

const waitingSchema = z.strictObject({
  /** Its place in the report, by which a person chooses for it. */
  statement: z.number().int(),
  control: idSchema,
  result: resultSchema,
  /** As a sentence names it. */
  subject: z.string(),
  fact: z.string(),
  why: z.string(),
  /** Ids of nodes, the likeliest first. */
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
      /** Absent where nothing of it is kept. */
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

/** Which reports are listed: those with something that waits, that contradict something, or with something set aside. */
export const evidenceShown = ["waiting", "against", "aside"] as const;
export type EvidenceShown = (typeof evidenceShown)[number];

export const evidenceListSchema = z.strictObject({
  /** How many reports there are of those that were asked for. */
  total: z.number().int(),
  /** How many statements of all reports wait for a person. */
  waiting: z.number().int(),
  reports: z.array(
    z.strictObject({
      id: recordIdSchema,
      ...reportFields,
      size: z.number().int(),
      uploadedAt: instantSchema,
      uploadedBy: z.string(),
      aside: z.array(asideSchema),
      /** What was evidence and is not any more: undone, removed, or gone with its node. */
      takenAway: z.array(takenAwaySchema),
      /** How many of its statements newer reports have taken the place of. */
      older: z.number().int(),
    }),
  ),
});
export type EvidenceList = z.infer<typeof evidenceListSchema>;
export type ListedReport = EvidenceList["reports"][number];

/** What a person says of statements that wait: which node they are about, that they are about none, or that they wait again. */
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

/** What came of statements that a person chose for. */
export const placedSchema = z.strictObject({
  revision: z.number().int(),
  statements: z.array(
    z.strictObject({
      statement: z.number().int(),
      as: z.enum(["matched", "held", "older", "waiting", "aside"]),
      /** Why it is held back, or waits. */
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
      "List the reports of scanners: what each said, and what waits for a person; ?show= those that wait, contradict something (against) or have something set aside (aside)",
    query: ["page", "show"],
    status: 200,
    answer: evidenceListSchema,
  },
  {
    method: "POST",
    path: "/pipelines/{id}/evidence",
    access: "editor",
    token: "evidence",
    summary: `Send reports of scanners (${bounds}): each becomes evidence on the claims that it speaks of`,
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
    summary: "Choose the node that statements are about, or set them aside with a reason",
    body: placementsSchema,
    status: 200,
    answer: placedSchema,
  },
  {
    method: "GET",
    path: "/evidence-expiry",
    access: "admin",
    summary: "For how many days what a report says is counted",
    status: 200,
    answer: expirySchema,
  },
  {
    method: "PATCH",
    path: "/evidence-expiry",
    access: "admin",
    summary: `Say for how many days what a report says is counted, ${expiryLimits.least} to ${expiryLimits.most}, and of which controls for longer or shorter`,
    body: expirySchema,
    status: 204,
  },
] as const satisfies readonly Route[];
