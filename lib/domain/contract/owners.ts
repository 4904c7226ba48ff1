import * as z from "zod";
import { ownerLimits } from "../owners/owner-limits";
import { ownerKinds } from "../owners/resolve-owner";
import { nameSchema } from "../pipeline/fields";
import { recordIdSchema } from "./pipelines";
import type { Route } from "./route";
import { accountIdSchema } from "../ids";

const ownerDirectorySchema = z.strictObject({
  /** A name for each member: two of the same name are there twice. */
  members: z.array(z.string()),
  teams: z.array(z.strictObject({ name: z.string(), members: z.number().int() })),
  /** Who was removed from the members. */
  former: z.array(z.string()),
});

export const ownersInUseSchema = z.strictObject({
  owners: z.array(
    z.strictObject({
      owner: z.string(),
      kind: z.enum(ownerKinds),
      nodes: z.number().int(),
      /** That name the owner, or name nobody and are on a node of theirs. */
      claims: z.number().int(),
      /** On how many maps. */
      pipelines: z.number().int(),
      /** How many pipelines name them in the list. */
      filed: z.number().int(),
      /** Other owners in use, members and teams that may be the same one. */
      near: z.array(z.string()),
    }),
  ),
  /** Owners in use that are not listed: those of the fewest nodes and claims. */
  left: z.number().int(),
  /** Pipelines that are not counted in yet: one of the next calls reads them. */
  unread: z.number().int(),
});
export type OwnersInUse = z.infer<typeof ownersInUseSchema>;

export const ownerMergeSchema = z.strictObject({
  owners: z
    .array(nameSchema)
    .min(1)
    .max(ownerLimits.ownersPerMerge, `must be at most ${ownerLimits.ownersPerMerge}`),
  into: nameSchema,
});
export type OwnerMerge = z.infer<typeof ownerMergeSchema>;

export const mergedOwnersSchema = z.strictObject({
  done: z.array(
    z.strictObject({
      id: recordIdSchema,
      name: z.string(),
      nodes: z.number().int(),
      claims: z.number().int(),
    }),
  ),
  /** Of these nothing was changed. */
  failed: z.array(z.strictObject({ id: recordIdSchema, name: z.string(), why: z.string() })),
});
export type MergedOwners = z.infer<typeof mergedOwnersSchema>;

const teamMembersSchema = z
  .array(accountIdSchema)
  .max(ownerLimits.membersPerTeam, `must be at most ${ownerLimits.membersPerTeam}`);

export const teamListSchema = z.strictObject({
  teams: z.array(
    z.strictObject({
      id: recordIdSchema,
      name: z.string(),
      members: z.array(z.strictObject({ id: accountIdSchema, name: z.string() })),
    }),
  ),
});
export type TeamList = z.infer<typeof teamListSchema>;

export const newTeamSchema = z.strictObject({ name: nameSchema, members: teamMembersSchema.optional() });
export type NewTeam = z.infer<typeof newTeamSchema>;

export const teamChangesSchema = z.strictObject({ name: nameSchema, members: teamMembersSchema }).partial();
export type TeamChanges = z.infer<typeof teamChangesSchema>;

export const ownerRoutes = [
  {
    method: "GET",
    path: "/owners",
    access: "viewer",
    token: "read",
    summary: "Whom the workspace knows as owners: members, teams, and who was removed from the members",
    status: 200,
    answer: ownerDirectorySchema,
  },
  {
    method: "GET",
    path: "/owners/in-use",
    access: "viewer",
    token: "read",
    summary: "Every owner that nodes and claims name, with how many of them on how many maps",
    status: 200,
    answer: ownersInUseSchema,
  },
  {
    method: "POST",
    path: "/owners/merge",
    access: "editor",
    summary:
      "Make one owner of several on every map, one change of the log each; what could not be done is named",
    body: ownerMergeSchema,
    status: 200,
    answer: mergedOwnersSchema,
  },
  {
    method: "GET",
    path: "/teams",
    access: "viewer",
    token: "read",
    summary: "List teams with their members",
    status: 200,
    answer: teamListSchema,
  },
  {
    method: "POST",
    path: "/teams",
    access: "admin",
    summary: "Make a team",
    body: newTeamSchema,
    status: 201,
    answer: z.strictObject({ id: recordIdSchema }),
  },
  {
    method: "PATCH",
    path: "/teams/{id}",
    access: "admin",
    summary: "Rename a team, or say who is in it; the owners on maps stay as they are written",
    body: teamChangesSchema,
    status: 204,
  },
  {
    method: "DELETE",
    path: "/teams/{id}",
    access: "admin",
    summary: "Remove a team; what names it as the owner is a free text from then on",
    status: 204,
  },
] as const satisfies readonly Route[];
