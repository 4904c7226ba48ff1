import * as z from "zod";

/** Every error answer: `application/problem+json` (RFC 9457). */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** What to look for in the server's log. */
  instance: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const errorCodes = [
  "bad-request",
  "unauthorized",
  "forbidden",
  "confirm",
  "not-found",
  "conflict",
  "too-large",
  "unsupported",
  "invalid",
  "too-many",
  "unavailable",
  "full",
] as const;
export type ErrorCode = (typeof errorCodes)[number];
