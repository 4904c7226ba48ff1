import * as z from "zod";
import { erasedMark } from "../erase/erase-text";
import type { Route } from "./route";

/** Not shorter than what stands in its place, so that nothing grows beyond its limit. */
const erasableTextSchema = z
  .string()
  .min(erasedMark.length, `must be at least ${erasedMark.length} characters`)
  .max(10_000);

/** In how many places a text is: changes in logs, documents beside them, texts and contents of snapshots and links, entries of the security record, rows of people, the workspace and invitations. */
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
    summary: "Find in how many places a text is that was pasted by mistake",
    body: z.strictObject({ text: erasableTextSchema }),
    status: 200,
    answer: foundTextSchema,
  },
  {
    method: "POST",
    path: "/erasures",
    access: "admin",
    confirm: true,
    summary: "Erase a text from everything that is kept, for good; tombstones keep the chains whole",
    body: z.strictObject({ text: erasableTextSchema, reason: z.string().trim().min(3).max(500) }),
    status: 200,
    answer: foundTextSchema,
  },
] as const satisfies readonly Route[];
