import * as z from "zod";
import { limits } from "../pipeline/limits";
import { daySchema } from "../pipeline/fields";
import { instantSchema, recordIdSchema } from "./pipelines";
import type { Route } from "./route";

/** Details that a share shows beside names, kinds, statuses and days: off unless switched on. */
export const showSchema = z.strictObject({
  owners: z.boolean(),
  notes: z.boolean(),
  evidence: z.boolean(),
  hosts: z.boolean(),
  /** Absent in shares from before credentials had rights: hidden. */
  rights: z.optional(z.boolean()),
});
export type Show = z.infer<typeof showSchema>;

/**
 * The page that a link shows: the whole snapshot, the one-page report, or a comparison with another snapshot.
 */
export const shareKinds = ["snapshot", "report", "comparison"] as const;
export type ShareKind = (typeof shareKinds)[number];
const shareKindSchema = z.enum(shareKinds);

const longestPassphrase = 128;
const passphraseSchema = z
  .string()
  .min(8, "must be at least 8 characters")
  .max(longestPassphrase, `must be at most ${longestPassphrase} characters`);

/**
 * `expiresAt`: the last day on which the link works, at most 90 days ahead; absent: 30 days. `passphrase`:
 * required to open it, in addition to the link.
 */
export const newShareSchema = z.strictObject({
  expiresAt: z.optional(daySchema),
  passphrase: z.optional(passphraseSchema),
  /** Absent: the snapshot. */
  kind: z.optional(shareKindSchema),
  /** For a comparison: the number of the other snapshot of the pipeline. */
  comparedWith: z.optional(z.number().int().min(1)),
  show: showSchema,
});
export const createdShareSchema = z.strictObject({
  id: recordIdSchema,
  url: z.string(),
  expiresAt: instantSchema,
});

export const shareListSchema = z.strictObject({
  shares: z.array(
    z.strictObject({
      id: recordIdSchema,
      kind: shareKindSchema,
      comparedWith: z.number().int().nullable(),
      show: showSchema,
      hasPassphrase: z.boolean(),
      createdBy: z.string(),
      /** The admin who took it over when its creator left; null: the creator still owns it. */
      takenOverBy: z.string().nullable(),
      createdAt: instantSchema,
      expiresAt: instantSchema,
      revokedAt: instantSchema.nullable(),
      views: z.number().int(),
      lastViewAt: instantSchema.nullable(),
    }),
  ),
});
export type ShareList = z.infer<typeof shareListSchema>;

export const shareConfirmationSchema = z.strictObject({
  /** `same`: the link's stored copy matches a new copy of the snapshot. */
  result: z.enum(["same", "different", "older-analysis", "copy-altered", "snapshot-altered"]),
  /** Fingerprint of the stored copy. */
  fingerprint: z.string(),
  /** Fingerprint of the new copy. */
  again: z.string().exactOptional(),
  snapshot: z.strictObject({ number: z.number().int(), fingerprint: z.string() }),
});
export type ShareConfirmation = z.infer<typeof shareConfirmationSchema>;

export const shareOpeningsSchema = z.strictObject({
  /** The number of entries in the audit log; the newest are listed. */
  total: z.number().int(),
  /** Newest first; visits from one address within ten minutes count as one. */
  openings: z.array(
    z.strictObject({
      at: instantSchema,
      outcome: z.enum(["opened", "wrong-passphrase"]),
      /** The approximate origin: an IPv4 /24 or an IPv6 /48; empty if unknown. */
      address: z.string(),
      /** The client: "Firefox on Linux", or another program's own name. */
      agent: z.string(),
    }),
  ),
});
export type ShareOpenings = z.infer<typeof shareOpeningsSchema>;

export const shareSettingsSchema = z.strictObject({
  /** Off: no link works, and none can be created. */
  allowed: z.boolean(),
  /** The maximum lifetime of a new link, in days. */
  longestDays: z.number().int().min(1).max(limits.shareDays),
});
export type ShareSettings = z.infer<typeof shareSettingsSchema>;

export const workspaceSharesSchema = z.strictObject({
  settings: shareSettingsSchema,
  /** Newest first. */
  shares: z.array(
    shareListSchema.shape.shares.element.extend({
      snapshot: z.strictObject({ id: recordIdSchema, number: z.number().int(), title: z.string() }),
      pipeline: z.strictObject({ id: recordIdSchema, name: z.string() }),
    }),
  ),
});
export type WorkspaceShares = z.infer<typeof workspaceSharesSchema>;

/** 256 random bits in base64url. */
export const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/**
 * `passphrase`: required if the link has one. The error at this field reveals that only to callers with the
 * right secret.
 */
const redeemSchema = z.strictObject({
  secret: secretSchema,
  passphrase: z.optional(z.string().max(longestPassphrase)),
});

export const shareRoutes = [
  {
    method: "GET",
    path: "/shares",
    access: "admin",
    offInDemo: "share links",
    summary: "List every link to a snapshot of the workspace, with the rules for links",
    status: 200,
    answer: workspaceSharesSchema,
  },
  {
    method: "PATCH",
    path: "/shares",
    access: "admin",
    offInDemo: "share links",
    summary: "Set whether share links are allowed, and for how long",
    body: shareSettingsSchema.partial(),
    status: 204,
  },
  {
    method: "GET",
    path: "/snapshots/{id}/shares",
    access: "viewer",
    offInDemo: "share links",
    summary: "List the links to a snapshot",
    status: 200,
    answer: shareListSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/shares",
    access: "editor",
    offInDemo: "share links",
    summary: "Share a snapshot by link",
    body: newShareSchema,
    status: 201,
    answer: createdShareSchema,
  },
  {
    method: "DELETE",
    path: "/shares/{id}",
    access: "editor",
    offInDemo: "share links",
    summary: "Revoke a link: one's own, or any as admin",
    status: 204,
  },
  {
    method: "GET",
    path: "/shares/{id}/confirmation",
    access: "editor",
    offInDemo: "share links",
    summary: "Check whether a link's copy matches its snapshot",
    status: 200,
    answer: shareConfirmationSchema,
  },
  {
    method: "GET",
    path: "/shares/{id}/openings",
    access: "editor",
    offInDemo: "share links",
    summary: "Get the access log of a link: time, approximate origin and client",
    status: 200,
    answer: shareOpeningsSchema,
  },
  {
    method: "POST",
    path: "/shares/{id}/redeem",
    access: "public",
    offInDemo: "share links",
    summary: "Exchange a link's secret, and its passphrase if it has one, for a short-lived cookie",
    body: redeemSchema,
    status: 204,
  },
] as const satisfies readonly Route[];
