import * as z from "zod";
import { idSchema } from "../ids";
import { daysAfter } from "../days-after";
import { expiryLimits } from "./expiry-limits";

const daysSchema = z
  .number()
  .int()
  .min(expiryLimits.least, `must be at least ${expiryLimits.least}`)
  .max(expiryLimits.most, `must be at most ${expiryLimits.most}`);

/** How many days evidence from reports counts, from the day on which the tool ran; some controls have a number of their own. */
export const expirySchema = z.strictObject({
  days: daysSchema,
  controls: z
    .array(z.strictObject({ control: idSchema, days: daysSchema }))
    .max(expiryLimits.controls, `must be at most ${expiryLimits.controls}`)
    .refine(
      (rows) => new Set(rows.map(({ control }) => control)).size === rows.length,
      "names a control twice",
    ),
});
export type Expiry = z.infer<typeof expirySchema>;

export const usualExpiry: Expiry = { days: expiryLimits.usual, controls: [] };

/** The last day on which it counts, inclusive. @param effective the UTC day on which the tool ran, `YYYY-MM-DD` */
export function expiresOn(expiry: Expiry, control: string, effective: string): string {
  return daysAfter(effective, expiry.controls.find((row) => row.control === control)?.days ?? expiry.days);
}
