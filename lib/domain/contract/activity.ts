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
      /**
       * The first revision of the restore or import it belongs to: that is one change, however many
       * operations it took.
       */
      since: revisionSchema.optional(),
      at: instantSchema,
      by: personSchema,
      /** Follows the person's name: `moved Jenkins from Build to Distribute`. */
      text: z.string(),
      outcome: z.enum(["applied", "superseded"]),
      nodes: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      control: z.string().optional(),
    }),
  ),
  /** The snapshots taken between these entries, newest first. */
  snapshots: z.array(
    z.strictObject({
      id: z.string(),
      number: z.number().int(),
      title: z.string(),
      revision: revisionSchema,
      takenAt: instantSchema,
    }),
  ),
  /** To continue, ask again with `before` set to this. Absent: the oldest entry was reached. */
  older: revisionSchema.optional(),
  /** The search covered the entries from here on; a filter may have skipped some. */
  searchedFrom: revisionSchema,
  /** Who created the pipeline, and when; present once the oldest entry was reached. */
  made: z.strictObject({ by: z.string(), at: instantSchema }).optional(),
});
export type Activity = z.infer<typeof activitySchema>;

export const undoSchema = z.strictObject({
  text: z.string(),
  /** Push these in this order to undo; empty if nothing can be undone. */
  operations: z.array(operationBodySchema),
  problem: z.string().optional(),
  /** Later changes that would be lost, one sentence each. */
  newer: z.array(z.string()),
});
export type Undo = z.infer<typeof undoSchema>;

export const activityRoutes = [
  {
    method: "GET",
    path: "/pipelines/{id}/activity",
    access: "viewer",
    token: "read",
    summary: "List the log in words, newest first; optionally of one person, node or control",
    query: ["before", "person", "node", "control"],
    status: 200,
    answer: activitySchema,
  },
  {
    method: "GET",
    path: "/pipelines/{id}/undo",
    access: "editor",
    summary: "Get the operations that undo entries of the log, and the changes that would be lost",
    query: ["revision", "since"],
    status: 200,
    answer: undoSchema,
  },
] as const satisfies readonly Route[];
