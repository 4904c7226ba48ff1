import * as z from "zod";
import { recordIdSchema } from "./pipelines";
import type { Route } from "./route";

const count = z.number().int().min(0);

const parentCountSchema = z.strictObject({ parent: z.string(), images: count, floating: count });

/** Which images of a workspace stand on the same parent: most named first. */
export const parentImagesAnswerSchema = z.strictObject({
  parents: z.array(
    parentCountSchema.extend({
      pipelines: z.array(
        z.strictObject({ id: recordIdSchema, name: z.string(), images: count, floating: count }),
      ),
    }),
  ),
  /** Pipelines that were last changed by an earlier version and are counted by one of the next calls. */
  notCounted: count,
});
export type ParentImagesAnswer = z.infer<typeof parentImagesAnswerSchema>;

export const parentImageRoutes = [
  {
    method: "GET",
    path: "/parent-images",
    access: "viewer",
    summary: "Which images of which pipelines name the same parent image",
    status: 200,
    answer: parentImagesAnswerSchema,
  },
] as const satisfies readonly Route[];
