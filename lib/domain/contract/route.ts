import type * as z from "zod";
import type { Role } from "./roles";
import type { TokenScope } from "./token-scopes";

/** Who may call: anyone, or a member with at least this role in the workspace that owns what is called. */
export type Access = "public" | Role;

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly access: Access;
  /** Only for who has proved within the last minutes, by the password, that it is them: else the answer is `confirm`. */
  readonly confirm?: true;
  /** What a token must be made for to call it; absent: no token may. */
  readonly token?: TokenScope;
  readonly summary: string;
  readonly body?: z.ZodType;
  /** Largest request body in bytes; absent: 1 MB. */
  readonly bodyLimit?: number;
  /** A media type that may be sent in place of JSON; the handler gets its bytes as they are. */
  readonly upload?: string;
  /** With `?name=` the body is one file of that name, as it is and of any media type; the handler gets its bytes. */
  readonly uploadNamed?: true;
  /** What is sent is answered and forgotten: it takes nothing from what a person may write. */
  readonly keepsNothing?: true;
  readonly query?: readonly string[];
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodType;
}

export const megabyte = 1024 * 1024;
/** A whole document may be large: 2,000 nodes with 60,000 claims and their evidence. */
export const documentLimit = 32 * megabyte;
