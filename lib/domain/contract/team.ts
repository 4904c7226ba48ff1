import * as z from "zod";
import { accountIdSchema } from "../ids";
import { nameSchema } from "../pipeline/fields";
import { givenSchema } from "./given";
import { instantSchema, recordIdSchema } from "./pipelines";
import { roleSchema } from "./roles";
import { secretSchema } from "./shares";
import type { Route } from "./route";

export const emailSchema = z.email().max(254).toLowerCase();
/** Length makes a password strong; the server refuses common ones by a list. */
export const passwordSchema = z
  .string()
  .min(12, "must be at least 12 characters")
  .max(128, "must be at most 128 characters");

export const setupSchema = z.strictObject({
  secret: secretSchema,
  workspace: nameSchema,
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
});

export const memberListSchema = z.strictObject({
  members: z.array(
    z.strictObject({
      id: accountIdSchema,
      name: z.string(),
      email: z.string(),
      role: roleSchema,
      since: instantSchema,
      /** Whether the account has an authenticator app. */
      hasSecondFactor: z.boolean(),
    }),
  ),
  invitations: z.array(
    z.strictObject({
      id: z.string(),
      email: z.string().nullable(),
      role: roleSchema,
      expiresAt: instantSchema,
    }),
  ),
  /** Unused password reset links. */
  resets: z.array(
    z.strictObject({
      id: z.string(),
      /** The member whose password it sets. */
      for: z.string(),
      madeBy: z.string(),
      expiresAt: instantSchema,
    }),
  ),
  secondFactorRequired: z.boolean(),
});
export type MemberList = z.infer<typeof memberListSchema>;

export const newMemberSchema = z.strictObject({
  name: nameSchema,
  email: emailSchema,
  role: roleSchema,
  password: passwordSchema,
});
export const createdMemberSchema = z.strictObject({ id: accountIdSchema });
/**
 * The access that the caller takes over; the member's remaining access that the new role does not allow ends.
 */
const memberChangesSchema = z.strictObject({
  role: roleSchema,
  keepShares: z.boolean().optional(),
  keepRules: z.array(recordIdSchema).max(1000, "must be at most 1,000").optional(),
});

export const newInvitationSchema = z.strictObject({ email: emailSchema.optional(), role: roleSchema });
/** A single-use link to copy; its secret is in `url` once, never again. */
const createdLinkSchema = z.strictObject({
  id: z.string(),
  url: z.string(),
  expiresAt: instantSchema,
});
export const acceptInvitationSchema = z.strictObject({
  secret: secretSchema,
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
});
const invitationSecretSchema = z.strictObject({ secret: secretSchema });
const invitationPreviewSchema = z.strictObject({
  workspace: nameSchema,
  /** Null: the command line made the invitation. */
  invitedBy: z.nullable(z.string()),
  role: roleSchema,
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;
/** Whether each member needs a second factor; whoever sets this has one. */
const workspaceChangesSchema = z.strictObject({ secondFactorRequired: z.boolean() });
export const acceptResetSchema = z.strictObject({ secret: secretSchema, password: passwordSchema });

export const teamRoutes = [
  {
    method: "POST",
    path: "/setup",
    access: "public",
    offInDemo: "settings",
    summary: "Create the first admin and the workspace",
    body: setupSchema,
    status: 204,
  },
  {
    method: "GET",
    path: "/members",
    access: "admin",
    offInDemo: "members",
    summary: "List members, open invitations and open reset links",
    status: 200,
    answer: memberListSchema,
  },
  {
    method: "POST",
    path: "/members",
    access: "admin",
    offInDemo: "members",
    confirm: true,
    summary: "Add a member with a first password",
    body: newMemberSchema,
    status: 201,
    answer: createdMemberSchema,
  },
  {
    method: "PATCH",
    path: "/members/{id}",
    access: "admin",
    offInDemo: "members",
    confirm: true,
    summary: "Change a member's role",
    body: memberChangesSchema,
    status: 204,
  },
  {
    method: "DELETE",
    path: "/members/{id}",
    access: "admin",
    offInDemo: "members",
    summary:
      "Remove a member; their sessions end, and so does the access that they created. keepShares=true transfers their share links to the caller, and keepRules the trust rules with these ids, separated by commas",
    query: ["keepShares", "keepRules"],
    status: 204,
  },
  {
    method: "GET",
    path: "/members/{id}/given",
    access: "admin",
    offInDemo: "members",
    summary: "List the access that a member created and that a removal or a lower role would end",
    status: 200,
    answer: givenSchema,
  },
  {
    method: "POST",
    path: "/members/{id}/reset",
    access: "admin",
    offInDemo: "members",
    confirm: true,
    summary: "Create a password reset link",
    status: 201,
    answer: createdLinkSchema,
  },
  {
    method: "DELETE",
    path: "/members/{id}/second-factor",
    access: "admin",
    offInDemo: "members",
    confirm: true,
    summary: "Remove a member's second factor, for example after a lost phone; their sessions end",
    status: 204,
  },
  {
    method: "PATCH",
    path: "/workspace",
    access: "admin",
    offInDemo: "settings",
    confirm: true,
    summary: "Set whether each member needs a second factor",
    body: workspaceChangesSchema,
    status: 204,
  },
  {
    method: "POST",
    path: "/invitations",
    access: "admin",
    offInDemo: "invitations",
    confirm: true,
    summary: "Create an invitation link",
    body: newInvitationSchema,
    status: 201,
    answer: createdLinkSchema,
  },
  {
    method: "DELETE",
    path: "/invitations/{id}",
    access: "admin",
    offInDemo: "invitations",
    summary: "Withdraw an invitation",
    status: 204,
  },
  {
    method: "DELETE",
    path: "/resets/{id}",
    access: "admin",
    offInDemo: "members",
    summary: "Withdraw a password reset link",
    status: 204,
  },
  {
    method: "POST",
    path: "/invitations/preview",
    access: "public",
    offInDemo: "invitations",
    summary: "Show the workspace, inviter and role of an invitation",
    body: invitationSecretSchema,
    status: 200,
    answer: invitationPreviewSchema,
  },
  {
    method: "POST",
    path: "/invitations/accept",
    access: "public",
    offInDemo: "invitations",
    summary: "Accept an invitation",
    body: acceptInvitationSchema,
    status: 204,
  },
  {
    method: "POST",
    path: "/resets/accept",
    access: "public",
    offInDemo: "members",
    summary: "Set a new password by a reset link",
    body: acceptResetSchema,
    status: 204,
  },
] as const satisfies readonly Route[];
