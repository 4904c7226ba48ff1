import * as z from "zod";
import { instantSchema } from "./pipelines";
import type { Route } from "./route";

/** A person, or what was acted on: by id where it has one, and as it was called then. */
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
      /** From where: an IP address; empty where none is known, as for a command. */
      address: z.string(),
      /** With what: how the browser or program called itself. */
      agent: z.string(),
      detail: z.record(z.string(), z.string()),
      previousHash: z.string(),
      hash: z.string(),
    }),
  ),
  /** How the record goes on: ask again with `before` set to this. Absent: the oldest entry was reached. */
  older: z.number().int().optional(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditRoutes = [
  {
    method: "GET",
    path: "/audit",
    access: "admin",
    summary:
      "The security record, newest first: who signed in, changed members, made and opened shares, exported",
    query: ["before", "event", "outcome", "person"],
    status: 200,
    answer: auditPageSchema,
  },
] as const satisfies readonly Route[];
