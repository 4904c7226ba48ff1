import * as z from "zod";
import { limits } from "../pipeline/limits";
import { daySchema } from "../pipeline/fields";
import { instantSchema, recordIdSchema } from "./pipelines";
import type { Route } from "./route";

/** What a share shows beyond names of things, kinds, statuses and days: all off unless switched on. */
export const showSchema = z.strictObject({
  owners: z.boolean(),
  notes: z.boolean(),
  evidence: z.boolean(),
  hosts: z.boolean(),
  /** Absent, as in a share made before credentials said their right: hidden. */
  rights: z.optional(z.boolean()),
});
export type Show = z.infer<typeof showSchema>;

/** What the page of a link is: the whole snapshot, the one-page report on it, or what differs from another. */
export const shareKinds = ["snapshot", "report", "comparison"] as const;
export type ShareKind = (typeof shareKinds)[number];
const shareKindSchema = z.enum(shareKinds);

const longestPassphrase = 128;
const passphraseSchema = z
  .string()
  .min(8, "must be at least 8 characters")
  .max(longestPassphrase, `must be at most ${longestPassphrase} characters`);

/**
 * `expiresAt`: the last day on which the link works, at most 90 days ahead; absent: 30 days. `passphrase`: asked of who opens
 * it, besides the link.
 */
export const newShareSchema = z.strictObject({
  expiresAt: z.optional(daySchema),
  passphrase: z.optional(passphraseSchema),
  /** Absent: the snapshot. */
  kind: z.optional(shareKindSchema),
  /** Of a comparison: the number of the other snapshot of the pipeline. */
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
      /** The admin who took it over when its maker went; null: its maker answers for it. */
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
  /** `same`: made again from the snapshot, the link's copy comes out as it is kept. */
  result: z.enum(["same", "different", "older-analysis", "copy-altered", "snapshot-altered"]),
  /** The copy's own. */
  fingerprint: z.string(),
  /** Of the copy that was made again. */
  again: z.string().exactOptional(),
  snapshot: z.strictObject({ number: z.number().int(), fingerprint: z.string() }),
});
export type ShareConfirmation = z.infer<typeof shareConfirmationSchema>;

export const shareOpeningsSchema = z.strictObject({
  /** How many there are in the security record; the newest are listed. */
  total: z.number().int(),
  /** Newest first: what came from one address within ten minutes is one. */
  openings: z.array(
    z.strictObject({
      at: instantSchema,
      outcome: z.enum(["opened", "wrong-passphrase"]),
      /** From where about: an IPv4 /24 or an IPv6 /48; empty where none is known. */
      address: z.string(),
      /** With what: "Firefox on Linux", or how another program calls itself. */
      agent: z.string(),
    }),
  ),
});
export type ShareOpenings = z.infer<typeof shareOpeningsSchema>;

export const shareSettingsSchema = z.strictObject({
  /** Off: no link works, and none can be made. */
  allowed: z.boolean(),
  /** For how many days a new link may work. */
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
/** `passphrase`: needed where the link has one, which is told, as an error at this field, to who has the right secret. */
const redeemSchema = z.strictObject({
  secret: secretSchema,
  passphrase: z.optional(z.string().max(longestPassphrase)),
});

export const shareRoutes = [
  {
    method: "GET",
    path: "/shares",
    access: "admin",
    summary: "Every link to a snapshot of the workspace, and what is allowed of them",
    status: 200,
    answer: workspaceSharesSchema,
  },
  {
    method: "PATCH",
    path: "/shares",
    access: "admin",
    summary: "Say whether links may be made and work, and for how long",
    body: shareSettingsSchema.partial(),
    status: 204,
  },
  {
    method: "GET",
    path: "/snapshots/{id}/shares",
    access: "viewer",
    summary: "List the links to a snapshot",
    status: 200,
    answer: shareListSchema,
  },
  {
    method: "POST",
    path: "/snapshots/{id}/shares",
    access: "editor",
    summary: "Share a snapshot by link",
    body: newShareSchema,
    status: 201,
    answer: createdShareSchema,
  },
  {
    method: "DELETE",
    path: "/shares/{id}",
    access: "editor",
    summary: "Revoke a link: one's own, or any as admin",
    status: 204,
  },
  {
    method: "GET",
    path: "/shares/{id}/confirmation",
    access: "editor",
    summary: "Whether a link's copy was made from its snapshot",
    status: 200,
    answer: shareConfirmationSchema,
  },
  {
    method: "GET",
    path: "/shares/{id}/openings",
    access: "editor",
    summary: "When, from where about and with what a link was opened",
    status: 200,
    answer: shareOpeningsSchema,
  },
  {
    method: "POST",
    path: "/shares/{id}/redeem",
    access: "public",
    summary: "Trade a link's secret, and its passphrase where it has one, for a short-lived cookie",
    body: redeemSchema,
    status: 204,
  },
] as const satisfies readonly Route[];
