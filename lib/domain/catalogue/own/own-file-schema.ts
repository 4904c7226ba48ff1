import * as z from "zod/mini";
import { limits } from "../../pipeline/limits";
import { ownFrameworkSchema, writtenControlSchema } from "../../pipeline/own-control-schemas";

/** A file of custom controls and frameworks, for download and upload. docs/guides/custom-controls.md shows one. */
export const ownFileSchema = z.strictObject({
  schema: z.literal("blueline/own/1"),
  controls: z.optional(z.array(writtenControlSchema).check(z.maxLength(limits.ownControls))),
  frameworks: z.optional(z.array(ownFrameworkSchema).check(z.maxLength(limits.ownFrameworks))),
});
export type OwnFile = z.infer<typeof ownFileSchema>;
