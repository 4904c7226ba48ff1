import * as z from "zod/mini";

const text = z.string();
const maybe = z.nullish(text);

/**
 * The part of an expert's `expected.json` (schema `pipeline-expected/1`) that is compared with a scan; its
 * other keys are for people.
 */
export const expectedSchema = z.object({
  ci: z.array(
    z.object({
      tool: text,
      file: text,
      jobs: z.optional(
        z.array(z.object({ id: text, manual: z.optional(z.union([z.boolean(), z.null(), text])) })),
      ),
    }),
  ),
  images: z.array(
    z.object({
      name: text,
      dockerfile: maybe,
      parentImages: z.array(z.object({ ref: text, resolvedRef: maybe })),
      pushedTo: z.nullish(z.array(text)),
      builtBy: z.nullish(z.array(text)),
    }),
  ),
  registries: z.array(z.object({ registry: text })),
  deploys: z.array(
    z.object({
      file: text,
      workload: text,
      image: maybe,
      imageBuiltHere: z.nullish(z.boolean()),
      optional: z.optional(z.boolean()),
    }),
  ),
  automated: z.array(z.object({ from: text, to: text, automated: z.nullable(z.boolean()), file: text })),
  mustNotLink: z.optional(z.array(z.object({ a: text, b: text, why: text }))),
  observableControls: z.array(
    z.object({
      control: text,
      status: z.enum(["present", "violated", "absent"]),
      file: z.nullish(z.union([text, z.array(text)])),
    }),
  ),
});

export type Expected = z.infer<typeof expectedSchema>;
