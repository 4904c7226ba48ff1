import type { Role } from "./roles";

/**
 * What a token may be made for; each route of the contract names the one that it asks for. They do not include one another:
 * what sends scanner reports reads nothing.
 */
export const tokenScopes = ["read", "import", "evidence", "snapshot", "write"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/**
 * The highest role that a token with these scopes acts as: it manages nobody, also where an admin made it.
 * @returns editor where it changes something, else viewer
 */
export function roleOfScopes(scopes: readonly TokenScope[]): Exclude<Role, "admin"> {
  return scopes.some((scope) => scope !== "read") ? "editor" : "viewer";
}
