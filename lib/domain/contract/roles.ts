import * as z from "zod";

/**
 * viewer reads; editor also creates pipelines, operations, snapshots and shares; admin also deletes, manages
 * members, revokes any share.
 */
export const roles = ["viewer", "editor", "admin"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Unknown roles have no rights: everything outside the table is refused. */
export function hasRole(role: string, needed: Role): boolean {
  const rank = roles.findIndex((known) => known === role);
  return rank !== -1 && rank >= roles.indexOf(needed);
}
