import type { Role } from "./roles";

/**
 * What a member makes that can let somebody in, with the least role that whoever answers for it needs for as long as it works: a
 * new kind is a row here.
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
