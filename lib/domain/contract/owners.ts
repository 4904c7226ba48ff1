import * as z from "zod";
import { ownerLimits } from "../owners/owner-limits";
import { ownerKinds } from "../owners/resolve-owner";
import { nameSchema } from "../pipeline/fields";
import { recordIdSchema } from "./pipelines";
import type { Route } from "./route";
import { accountIdSchema } from "../ids";

const ownerDirectorySchema = z.strictObject({
  /** One name per member: two members with the same name appear twice. */
  members: z.array(z.string()),
  teams: z.array(z.strictObject({ name: z.string(), members: z.number().int() })),
  /** Removed members. */
  former: z.array(z.string()),
});

export const ownersInUseSchema = z.strictObject({
  owners: z.array(
    z.strictObject({
      owner: z.string(),
      kind: z.enum(ownerKinds),
      nodes: z.number().int(),
      /** Claims that name the owner, and claims without an owner on this owner's nodes. */
      claims: z.number().int(),
      /** The number of maps. */
      pipelines: z.number().int(),
      /** The number of pipelines filed under this owner. */
      filed: z.number().int(),
      /** Other owners, members and teams that may be the same one. */
      near: z.array(z.string()),
    }),
  ),
  /** The number of unlisted owners in use: those with the fewest nodes and claims. */
  left: z.number().int(),
  /** Pipelines that are not counted yet: a later call reads them. */
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
  /** Nothing was changed on these. */
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
    summary: "List the owners that the workspace knows: members, teams and removed members",
    status: 200,
    answer: ownerDirectorySchema,
  },
  {
    method: "GET",
    path: "/owners/in-use",
    access: "viewer",
    token: "read",
    summary: "List every owner that nodes and claims name, with counts and maps",
    status: 200,
    answer: ownersInUseSchema,
  },
  {
    method: "POST",
    path: "/owners/merge",
    access: "editor",
    offInDemo: "settings",
    summary: "Merge several owners into one on every map, one log entry per map; failures are named",
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
    offInDemo: "settings",
    summary: "Create a team",
    body: newTeamSchema,
    status: 201,
    answer: z.strictObject({ id: recordIdSchema }),
  },
  {
    method: "PATCH",
    path: "/teams/{id}",
    access: "admin",
    offInDemo: "settings",
    summary: "Rename a team or set its members; the owners on maps keep their text",
    body: teamChangesSchema,
    status: 204,
  },
  {
    method: "DELETE",
    path: "/teams/{id}",
    access: "admin",
    offInDemo: "settings",
    summary: "Remove a team; claims and nodes that name it keep the name as free text",
    status: 204,
  },
] as const satisfies readonly Route[];
