import type { Role } from "./roles";

/**
 * Access that a member can create, with the least role that its owner must keep for it to work. A new kind is
 * a row here.
 */
export const leastRoles = {
  invitation: "admin",
  reset: "admin",
  password: "admin",
  token: "viewer",
  rule: "admin",
  share: "editor",
} as const satisfies Readonly<Record<string, Role>>;
export type GivenKind = keyof typeof leastRoles;
