import type * as z from "zod";
import type { Role } from "./roles";
import type { TokenScope } from "./token-scopes";

/** Who may call: anyone, or a member with at least this role in the workspace that owns the resource. */
export type Access = "public" | Role;

/** What a demo has none of, as its refusal names it. */
export type OffInDemo = "members" | "invitations" | "tokens" | "trust rules" | "share links" | "settings";

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly access: Access;
  /**
   * Requires that the caller entered their password within the last minutes; if not, the answer is `confirm`.
   */
  readonly confirm?: true;
  /** The token scope required to call it; absent: tokens are refused. */
  readonly token?: TokenScope;
  readonly summary: string;
  readonly body?: z.ZodType;
  /** Refused in a demo (`npm run demo`); absent: it works there, too. */
  readonly offInDemo?: OffInDemo;
  /** Largest request body in bytes; absent: 1 MB. */
  readonly bodyLimit?: number;
  /** A media type accepted in place of JSON; the handler gets the raw bytes. */
  readonly upload?: string;
  /** With `?name=` the body is one file with that name and any media type; the handler gets the raw bytes. */
  readonly uploadNamed?: true;
  /** Nothing is stored, so it does not count towards the write limit. */
  readonly keepsNothing?: true;
  readonly query?: readonly string[];
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodType;
}

export const megabyte = 1024 * 1024;
/** A whole document may be large: 2,000 nodes with 60,000 claims and their evidence. */
export const documentLimit = 32 * megabyte;
