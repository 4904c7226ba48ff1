import type { Role } from "./roles";

/**
 * The scopes of tokens; each route of the contract names the one that it requires. No scope includes another:
 * the scope for sending scanner reports reads nothing.
 */
export const tokenScopes = ["read", "import", "evidence", "snapshot", "write"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/**
 * The highest role of a token with these scopes. It never manages members, even if an admin created it.
 * @returns editor if a scope allows changes, else viewer
 */
export function roleOfScopes(scopes: readonly TokenScope[]): Exclude<Role, "admin"> {
  return scopes.some((scope) => scope !== "read") ? "editor" : "viewer";
}
