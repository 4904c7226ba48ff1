import * as z from "zod";
import { instantSchema } from "./pipelines";
import type { Route } from "./route";

/** A person or an object: its id, if it has one, and its name at the time. */
const namedSchema = z.strictObject({ id: z.string().optional(), name: z.string() });

export const auditPageSchema = z.strictObject({
  /** Newest first. */
  entries: z.array(
    z.strictObject({
      number: z.number().int(),
      at: instantSchema,
      event: z.string(),
      outcome: z.string(),
      actor: namedSchema,
      target: namedSchema,
      /** The caller's IP address; empty if unknown, as for a command. */
      address: z.string(),
      /** The user agent of the browser or program. */
      agent: z.string(),
      detail: z.record(z.string(), z.string()),
      previousHash: z.string(),
      hash: z.string(),
    }),
  ),
  /** To continue, ask again with `before` set to this. Absent: the oldest entry was reached. */
  older: z.number().int().optional(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditRoutes = [
  {
    method: "GET",
    path: "/audit",
    access: "admin",
    offInDemo: "settings",
    summary:
      "List the audit log, newest first: sign-ins, changes of members, share links created and opened, exports",
    query: ["before", "event", "outcome", "person"],
    status: 200,
    answer: auditPageSchema,
  },
] as const satisfies readonly Route[];
