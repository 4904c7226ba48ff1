import * as z from "zod";
import type { GivenKind } from "./least-roles";

const namedSchema = z.strictObject({ id: z.string(), name: z.string() });

/** Access that a member created and that still works. */
export const givenSchema = z.strictObject({
  invitation: z.array(namedSchema),
  reset: z.array(namedSchema),
  /** Other members who still use a password that this member chose. */
  password: z.array(namedSchema),
  token: z.array(namedSchema),
  rule: z.array(namedSchema),
  share: z.array(namedSchema),
} satisfies Readonly<Record<GivenKind, unknown>>);
export type Given = z.infer<typeof givenSchema>;
