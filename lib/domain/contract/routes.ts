import type * as z from "zod";
import { parentImagesAnswerSchema } from "./parent-images";
import { activitySchema, undoSchema } from "./activity";
import { createdPipelineSchema, newPipelineSchema, pipelineAnswerSchema, pipelineListSchema, pushAnswerSchema, pushSchema } from "./pipelines";
import { compromiseAnswerSchema, postureAnswerSchema } from "./posture";
import { newPresenceSchema } from "./presence";
import type { Role } from "./roles";
import {
  createdShareSchema,
  createdSnapshotSchema,
  newShareSchema,
  newSnapshotSchema,
  redeemSchema,
  shareListSchema,
  snapshotAnswerSchema,
  snapshotListSchema,
} from "./snapshots";
import { catalogueAnswerSchema, templateListSchema } from "./system";
import {
  acceptInvitationSchema,
  acceptResetSchema,
  createdLinkSchema,
  createdMemberSchema,
  memberChangesSchema,
  memberListSchema,
  newInvitationSchema,
  newMemberSchema,
  setupSchema,
} from "./team";

/** Who may call: anyone, or a member with at least this role in the workspace that owns what is called. */
export type Access = "public" | Role;

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly body?: z.ZodType;
  /** Largest request body in bytes; absent: 1 MB. */
  readonly bodyLimit?: number;
  readonly query?: readonly string[];
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodType;
}

const megabyte = 1024 * 1024;
/** A whole document may be large: 10,000 nodes with their claims. */
const documentLimit = 32 * megabyte;

/**
 * Every call of the REST API: the handlers, the OpenAPI document and the authorisation matrix are checked against
 * this table.
 */
export const routes = [
  { method: "POST", path: "/setup", access: "public", summary: "Make the first admin and the workspace", body: setupSchema, status: 204 },
  { method: "GET", path: "/pipelines", access: "viewer", summary: "List pipelines with their coverage", status: 200, answer: pipelineListSchema },
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
  {
    method: "POST",
    path: "/pipelines/{id}/presence",
    access: "viewer",
    summary: "Say where one is looking, for those who follow",
    body: newPresenceSchema,
    bodyLimit: 1024,
    status: 204,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/activity",
    access: "viewer",
    summary: "The log in words, newest first, of a person, a node or a control",
    query: ["before", "person", "node", "control"],
    status: 200,
    answer: activitySchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/undo",
    access: "editor",
    summary: "The operations that take entries of the log back, and what would be lost",
    query: ["revision", "since"],
    status: 200,
    answer: undoSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/posture",
    access: "viewer",
    summary: "Coverage, bypasses and fixes, threats, frameworks and gaps",
    status: 200,
    answer: postureAnswerSchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/posture/compromise",
    query: ["node", "target", "as"],
    access: "viewer",
    summary: "What a hostile node reaches, or who reaches a target, and which gates still stand between",
    status: 200,
    answer: compromiseAnswerSchema,
  },
  {
    method: "GET",
    path: "/parent-images",
    access: "viewer",
    summary: "Which images of which pipelines name the same parent image",
    status: 200,
    answer: parentImagesAnswerSchema,
  },
  { method: "GET", path: "/pipelines/{id}/snapshots", access: "viewer", summary: "List snapshots", status: 200, answer: snapshotListSchema },
  {
    method: "POST",
    path: "/pipelines/{id}/snapshots",
    access: "editor",
    summary: "Take a snapshot",
    body: newSnapshotSchema,
    status: 201,
    answer: createdSnapshotSchema,
  },
  { method: "GET", path: "/snapshots/{id}", access: "viewer", summary: "A frozen snapshot", status: 200, answer: snapshotAnswerSchema },
  { method: "GET", path: "/snapshots/{id}/shares", access: "viewer", summary: "List the links to a snapshot", status: 200, answer: shareListSchema },
  {
    method: "POST",
    path: "/snapshots/{id}/shares",
    access: "editor",
    summary: "Share a snapshot by link",
    body: newShareSchema,
    status: 201,
    answer: createdShareSchema,
  },
  { method: "DELETE", path: "/shares/{id}", access: "editor", summary: "Revoke a link: one's own, or any as admin", status: 204 },
  { method: "POST", path: "/shares/{id}/redeem", access: "public", summary: "Trade a link's secret for a short-lived cookie", body: redeemSchema, status: 204 },
  { method: "GET", path: "/members", access: "admin", summary: "List members and open invitations", status: 200, answer: memberListSchema },
  {
    method: "POST",
    path: "/members",
    access: "admin",
    summary: "Add a member with a first password",
    body: newMemberSchema,
    status: 201,
    answer: createdMemberSchema,
  },
  { method: "PATCH", path: "/members/{id}", access: "admin", summary: "Change a member's role", body: memberChangesSchema, status: 204 },
  { method: "DELETE", path: "/members/{id}", access: "admin", summary: "Remove a member and end their sessions", status: 204 },
  { method: "POST", path: "/members/{id}/reset", access: "admin", summary: "Make a password reset link", status: 201, answer: createdLinkSchema },
  {
    method: "POST",
    path: "/invitations",
    access: "admin",
    summary: "Make an invitation link",
    body: newInvitationSchema,
    status: 201,
    answer: createdLinkSchema,
  },
  { method: "DELETE", path: "/invitations/{id}", access: "admin", summary: "Withdraw an invitation", status: 204 },
  { method: "POST", path: "/invitations/accept", access: "public", summary: "Accept an invitation", body: acceptInvitationSchema, status: 204 },
  { method: "POST", path: "/resets/accept", access: "public", summary: "Set a new password by a reset link", body: acceptResetSchema, status: 204 },
  { method: "GET", path: "/templates", access: "viewer", summary: "What a pipeline can start from", status: 200, answer: templateListSchema },
  { method: "GET", path: "/catalogue", access: "viewer", summary: "What can be drawn and claimed", status: 200, answer: catalogueAnswerSchema },
  { method: "GET", path: "/openapi.json", access: "public", summary: "This description", status: 200 },
] as const satisfies readonly Route[];

type KeyOf<One> = One extends { readonly method: infer Method extends string; readonly path: infer Path extends string } ? `${Method} ${Path}` : never;
/** `GET /pipelines/{id}` and so on. */
export type RouteKey = KeyOf<(typeof routes)[number]>;
