import * as z from "zod";
import { recordIdSchema } from "./pipelines";
import type { Route } from "./route";

const count = z.number().int().min(0);

const parentCountSchema = z.strictObject({ parent: z.string(), images: count, floating: count });

/** The images of a workspace by parent image, most used first. */
export const parentImagesAnswerSchema = z.strictObject({
  parents: z.array(
    parentCountSchema.extend({
      pipelines: z.array(
        z.strictObject({ id: recordIdSchema, name: z.string(), images: count, floating: count }),
      ),
    }),
  ),
  /** Pipelines last changed by an earlier version; a later call counts them. */
  notCounted: count,
});
export type ParentImagesAnswer = z.infer<typeof parentImagesAnswerSchema>;

export const parentImageRoutes = [
  {
    method: "GET",
    path: "/parent-images",
    access: "viewer",
    summary: "List which images of which pipelines share a parent image",
    status: 200,
    answer: parentImagesAnswerSchema,
  },
] as const satisfies readonly Route[];
