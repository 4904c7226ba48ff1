import * as z from "zod";
import { namesOnce } from "../each-once";
import { daySchema, nameSchema } from "../pipeline/fields";
import { subjectPatternFault } from "../tokens/subject-pattern";
import { claimChecks } from "../tokens/check-claims";
import { accountIdSchema } from "../ids";
import { instantSchema, recordIdSchema } from "./pipelines";
import type { Route } from "./route";
import { tokenDays } from "../tokens/token-days";
import { tokenScopes } from "./token-scopes";

const tokenScopeSchema = z.enum(tokenScopes);
const scopesSchema = z.array(tokenScopeSchema).min(1, "must be at least one").check(namesOnce);
/** Absent: every pipeline of the workspace. */
const pipelinesSchema = z.array(recordIdSchema).min(1).max(100, "must be at most 100");

export const tokenSettingsSchema = z.strictObject({
  /** Off: no token works, and none can be created or exchanged. */
  allowed: z.boolean(),
  /** The maximum lifetime of a new token, in days. */
  longestDays: z.number().int().min(1).max(tokenDays.most),
});
export type TokenSettings = z.infer<typeof tokenSettingsSchema>;

/**
 * `expiresAt`: the last day on which the token works, in UTC; absent: 30 days, or the maximum if that is
 * less.
 */
export const newTokenSchema = z.strictObject({
  name: nameSchema,
  scopes: scopesSchema,
  pipelines: pipelinesSchema.optional(),
  expiresAt: z.optional(daySchema),
});
const createdTokenSchema = z.strictObject({
  id: recordIdSchema,
  /** Shown in this answer only. */
  token: z.string(),
  expiresAt: instantSchema,
});

const namedPipelines = z.array(z.strictObject({ id: recordIdSchema, name: z.string() })).nullable();

const listedTokenSchema = z.strictObject({
  id: recordIdSchema,
  name: z.string(),
  scopes: z.array(tokenScopeSchema),
  /** Null: every pipeline of the workspace. */
  pipelines: namedPipelines,
  madeBy: z.string(),
  /** Whether it is the caller's own. */
  isOwn: z.boolean(),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  revokedAt: instantSchema.nullable(),
  /** To the minute. */
  lastUsedAt: instantSchema.nullable(),
});
export type ListedToken = z.infer<typeof listedTokenSchema>;

const longest = 500;
const claimSchema = z.string().min(1, "is needed").max(longest, `must be at most ${longest} characters`);

/** The operators of a rule's jobs: ids of members and of teams. */
const operatorsSchema = z.strictObject({
  people: z.array(accountIdSchema).max(100, "must be at most 100"),
  teams: z.array(recordIdSchema).max(100, "must be at most 100"),
});
export type Operators = z.infer<typeof operatorsSchema>;

/**
 * Exactly one of `keys`, the issuer's public keys as a JWK set (RFC 7517), and `keysUrl`, the address to
 * fetch them from.
 */
export const newTrustRuleSchema = z.strictObject({
  name: nameSchema,
  issuer: claimSchema,
  audience: claimSchema,
  subject: claimSchema.superRefine((pattern, context) => {
    const fault = subjectPatternFault(pattern);
    if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
  }),
  /** Whether a token without an id (`jti`), which could be exchanged again, is refused; absent: false. */
  requiresId: z.boolean().optional(),
  scopes: scopesSchema,
  pipelines: pipelinesSchema.optional(),
  keys: z.string().max(100_000, "must be at most 100,000 characters").optional(),
  keysUrl: z.string().max(longest).optional(),
  /** Empty: only an admin who neither created nor changed the rule can approve the claims of its jobs. */
  operators: operatorsSchema.optional(),
});
export type NewTrustRule = z.infer<typeof newTrustRuleSchema>;

/** `on`: the caller owns the rule from then on; identity tokens issued before a restore stay refused. */
const trustRuleChangesSchema = z.strictObject({
  on: z.literal(true).optional(),
  operators: operatorsSchema.optional(),
});
export type TrustRuleChanges = z.infer<typeof trustRuleChangesSchema>;

const namedList = z.array(z.strictObject({ id: z.string(), name: z.string() }));

const listedRuleSchema = z.strictObject({
  id: recordIdSchema,
  name: z.string(),
  issuer: z.string(),
  audience: z.string(),
  subject: z.string(),
  requiresId: z.boolean(),
  scopes: z.array(tokenScopeSchema),
  pipelines: namedPipelines,
  /** Null: they were pasted. */
  keysUrl: z.string().nullable(),
  /** The number of public keys, and the day they date from. */
  keys: z.number().int(),
  keysAt: instantSchema,
  madeBy: z.string(),
  /** The admin who took it over; null: its creator owns it. */
  takenOverBy: z.string().nullable(),
  operators: z.strictObject({ people: namedList, teams: namedList }),
  /** Why it trusts no job until an admin turns it on: a restore, or no admin owns it. Null: it is on. */
  off: z.enum(["restored", "maker"]).nullable(),
  createdAt: instantSchema,
  /** The last exchange, within the last days. */
  lastExchangeAt: instantSchema.nullable(),
});
export type ListedRule = z.infer<typeof listedRuleSchema>;

export const tokenListSchema = z.strictObject({
  settings: tokenSettingsSchema,
  /** The caller's own tokens; for an admin, those of all members. Newest first. */
  tokens: z.array(listedTokenSchema),
  /** Empty unless the caller is an admin. */
  rules: z.array(listedRuleSchema),
  /** Whether the server may fetch keys from addresses. */
  fetchesKeys: z.boolean(),
});
export type TokenList = z.infer<typeof tokenListSchema>;

const ruleTestSchema = z.strictObject({ id: recordIdSchema, token: z.string().max(20_000) });
export const ruleTestAnswerSchema = z.strictObject({
  /** All of them match: the token would be exchanged, unless it was exchanged before. */
  works: z.boolean(),
  lines: z.array(
    z.strictObject({
      check: z.enum(["rule", ...claimChecks, "signature"]),
      holds: z.boolean(),
      expected: z.string(),
      found: z.string(),
    }),
  ),
});
export type RuleTestAnswer = z.infer<typeof ruleTestAnswerSchema>;

/** In bytes, because the call needs no sign-in. */
const longestExchange = 16_384;
/** RFC 8693. Every fault of the identity token gets the same answer as a token that no rule trusts. */
export const exchangeSchema = z.strictObject({
  grant_type: z.literal("urn:ietf:params:oauth:grant-type:token-exchange"),
  subject_token: z.string().max(longestExchange),
  subject_token_type: z.enum([
    "urn:ietf:params:oauth:token-type:jwt",
    "urn:ietf:params:oauth:token-type:id_token",
  ]),
  /** The address of a pipeline, `.../pipelines/ID`: limits the token to it. */
  resource: z.string().max(2_000).optional(),
  /** A subset of the rule's scopes, separated by spaces. */
  scope: z.string().max(200).optional(),
  /** Clients of the standard may send these; the server ignores them. */
  audience: z.string().max(2_000).optional(),
  requested_token_type: z.literal("urn:ietf:params:oauth:token-type:access_token").optional(),
});
export const exchangedSchema = z.strictObject({
  access_token: z.string(),
  issued_token_type: z.literal("urn:ietf:params:oauth:token-type:access_token"),
  token_type: z.literal("Bearer"),
  /** Seconds. */
  expires_in: z.number().int(),
  scope: z.string(),
});

export const tokenRoutes = [
  {
    method: "GET",
    path: "/tokens",
    access: "viewer",
    offInDemo: "tokens",
    summary: "List one's own tokens and the rules for tokens; an admin sees all tokens and the trust rules",
    status: 200,
    answer: tokenListSchema,
  },
  {
    method: "POST",
    path: "/tokens",
    access: "viewer",
    offInDemo: "tokens",
    confirm: true,
    summary: "Create a token for a program: it has its creator's current role, limited to its scopes",
    body: newTokenSchema,
    status: 201,
    answer: createdTokenSchema,
  },
  {
    method: "PATCH",
    path: "/tokens",
    access: "admin",
    offInDemo: "tokens",
    summary: "Set whether tokens are allowed, and for how long",
    body: tokenSettingsSchema.partial(),
    status: 204,
  },
  {
    method: "DELETE",
    path: "/tokens/{id}",
    access: "viewer",
    offInDemo: "tokens",
    summary: "Revoke a token: one's own, or any as admin",
    status: 204,
  },
  {
    method: "POST",
    path: "/tokens/rules",
    access: "admin",
    offInDemo: "trust rules",
    confirm: true,
    summary: "Trust the identity tokens of a CI system: issuer, audience and subject",
    body: newTrustRuleSchema,
    status: 201,
    answer: z.strictObject({ id: recordIdSchema }),
  },
  {
    method: "POST",
    path: "/tokens/rules/test",
    access: "admin",
    offInDemo: "trust rules",
    summary:
      "Test an identity token against a trust rule: the lines that do not match; the token is neither stored nor exchanged",
    body: ruleTestSchema,
    keepsNothing: true,
    status: 200,
    answer: ruleTestAnswerSchema,
  },
  {
    method: "PATCH",
    path: "/tokens/rules/{id}",
    access: "admin",
    offInDemo: "trust rules",
    confirm: true,
    summary: "Turn on a trust rule, or set the operators of its jobs",
    body: trustRuleChangesSchema,
    status: 204,
  },
  {
    method: "DELETE",
    path: "/tokens/rules/{id}",
    access: "admin",
    offInDemo: "trust rules",
    summary: "Remove a trust rule; tokens exchanged by it end",
    status: 204,
  },
  {
    method: "POST",
    path: "/token/exchange",
    access: "public",
    offInDemo: "tokens",
    summary: "Exchange the identity token of a CI job for a token that works for 15 minutes (RFC 8693)",
    body: exchangeSchema,
    bodyLimit: longestExchange,
    upload: "application/x-www-form-urlencoded",
    status: 200,
    answer: exchangedSchema,
  },
] as const satisfies readonly Route[];
