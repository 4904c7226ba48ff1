import * as z from "zod";
import type { GivenKind } from "./least-roles";

const namedSchema = z.strictObject({ id: z.string(), name: z.string() });

/** What a member gave that still works. */
export const givenSchema = z.strictObject({
  invitation: z.array(namedSchema),
  reset: z.array(namedSchema),
  /** Other members whose password the member chose, and who have set no other since. */
  password: z.array(namedSchema),
  token: z.array(namedSchema),
  rule: z.array(namedSchema),
  share: z.array(namedSchema),
} satisfies Readonly<Record<GivenKind, unknown>>);
export type Given = z.infer<typeof givenSchema>;
