import * as z from "zod";
import { personSchema } from "./person";
import { operationBodySchema } from "../pipeline/operations";
import { instantSchema } from "./pipelines";
import type { Route } from "./route";

const revisionSchema = z.number().int();

export const activitySchema = z.strictObject({
  /** Newest first. */
  entries: z.array(
    z.strictObject({
      revision: revisionSchema,
      /** The first of its revisions, where it is a restore or an import: that is one change, however many operations it took. */
      since: revisionSchema.optional(),
      at: instantSchema,
      by: personSchema,
      /** To follow the person's name: `moved Jenkins from Build to Distribute`. */
      text: z.string(),
      outcome: z.enum(["applied", "superseded"]),
      nodes: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      control: z.string().optional(),
    }),
  ),
  /** The snapshots taken among these entries, newest first. */
  snapshots: z.array(
    z.strictObject({
      id: z.string(),
      number: z.number().int(),
      title: z.string(),
      revision: revisionSchema,
      takenAt: instantSchema,
    }),
  ),
  /** How the log goes on: ask again with `before` set to this. Absent: the oldest entry was reached. */
  older: revisionSchema.optional(),
  /** The entries from here on were searched, where a filter may have passed over some. */
  searchedFrom: revisionSchema,
  /** Who made the pipeline, and when; there once the oldest entry was reached. */
  made: z.strictObject({ by: z.string(), at: instantSchema }).optional(),
});
export type Activity = z.infer<typeof activitySchema>;

export const undoSchema = z.strictObject({
  text: z.string(),
  /** To be pushed, in this order, to take it back; empty where nothing can be taken back. */
  operations: z.array(operationBodySchema),
  problem: z.string().optional(),
  /** What somebody set since and would be lost, one sentence each. */
  newer: z.array(z.string()),
});
export type Undo = z.infer<typeof undoSchema>;

export const activityRoutes = [
  {
    method: "GET",
    path: "/pipelines/{id}/activity",
    access: "viewer",
    token: "read",
    summary: "The log in words, newest first, of a person, a node or a control",
    query: ["before", "person", "node", "control"],
    status: 200,
    answer: activitySchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/undo",
    access: "editor",
    summary: "The operations that take entries of the log back, and what would be lost",
    query: ["revision", "since"],
    status: 200,
    answer: undoSchema,
  },
] as const satisfies readonly Route[];
