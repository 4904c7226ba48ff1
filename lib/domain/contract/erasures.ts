import * as z from "zod";
import { erasedMark } from "../erase/erase-text";
import type { Route } from "./route";

/** At least as long as the mark that replaces it, so that nothing grows beyond its limit. */
const erasableTextSchema = z
  .string()
  .min(erasedMark.length, `must be at least ${erasedMark.length} characters`)
  .max(10_000);

/**
 * The number of places that hold a text: changes in logs, documents beside them, texts and contents of
 * snapshots and links, entries of the audit log, rows of people, the workspace and invitations.
 */
export const foundTextSchema = z.strictObject({
  pipelines: z.number().int(),
  changes: z.number().int(),
  documents: z.number().int(),
  snapshots: z.number().int(),
  entries: z.number().int(),
  people: z.number().int(),
});
export type FoundText = z.infer<typeof foundTextSchema>;

export const erasureRoutes = [
  {
    method: "POST",
    path: "/erasures/search",
    access: "admin",
    offInDemo: "settings",
    summary: "Count the places that hold a text that was pasted by mistake",
    body: z.strictObject({ text: erasableTextSchema }),
    status: 200,
    answer: foundTextSchema,
  },
  {
    method: "POST",
    path: "/erasures",
    access: "admin",
    offInDemo: "settings",
    confirm: true,
    summary: "Erase a text from all stored data, permanently; tombstones keep the hash chains valid",
    body: z.strictObject({ text: erasableTextSchema, reason: z.string().trim().min(3).max(500) }),
    status: 200,
    answer: foundTextSchema,
  },
] as const satisfies readonly Route[];
