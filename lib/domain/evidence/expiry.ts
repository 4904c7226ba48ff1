import * as z from "zod/mini";
import { idSchema } from "../ids";

export const expiryLimits = { least: 1, most: 1_095, usual: 90, controls: 200 } as const;

const daysSchema = z
  .number()
  .check(
    z.int(),
    z.minimum(expiryLimits.least, `must be at least ${expiryLimits.least}`),
    z.maximum(expiryLimits.most, `must be at most ${expiryLimits.most}`),
  );

/** For how many days what a report says is counted, from the day on which the tool ran; some controls have a number of their own. */
export const expirySchema = z.strictObject({
  days: daysSchema,
  controls: z.array(z.strictObject({ control: idSchema, days: daysSchema })).check(
    z.maxLength(expiryLimits.controls, `must be at most ${expiryLimits.controls}`),
    z.refine(
      (rows: readonly { readonly control: string }[]) =>
        new Set(rows.map(({ control }) => control)).size === rows.length,
      "names a control twice",
    ),
  ),
});
export type Expiry = z.infer<typeof expirySchema>;

export const usualExpiry: Expiry = { days: expiryLimits.usual, controls: [] };

/** The last day on which it counts, inclusive. @param effective the UTC day on which the tool ran, `YYYY-MM-DD` */
export function expiresOn(expiry: Expiry, control: string, effective: string): string {
  const days = expiry.controls.find((row) => row.control === control)?.days ?? expiry.days;
  return new Date(Date.parse(`${effective}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
