import * as z from "zod";

/**
 * An alternative to waiting: a nonce whose scrypt hash begins with so many zero bits. See sign-in-work.ts.
 */
export const signInWorkSchema = z.strictObject({
  challenge: z.string(),
  difficulty: z.number().int(),
  /** N of scrypt. */
  cost: z.number().int(),
  /** How long an answer to the challenge is accepted. */
  seconds: z.number().int(),
});
export type SignInWork = z.infer<typeof signInWorkSchema>;

/** Every error answer: `application/problem+json` (RFC 9457). */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** The id to search for in the server's log. */
  instance: z.string().optional(),
  work: signInWorkSchema.optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const errorCodes = [
  "bad-request",
  "unauthorized",
  "forbidden",
  "confirm",
  "demo",
  "not-found",
  "conflict",
  "too-large",
  "unsupported",
  "invalid",
  "not-analysed",
  "too-many",
  "unavailable",
  "full",
] as const;
export type ErrorCode = (typeof errorCodes)[number];
