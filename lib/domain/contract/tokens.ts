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
  /** Off: no token works, and none can be made or exchanged. */
  allowed: z.boolean(),
  /** For how many days a new token may work. */
  longestDays: z.number().int().min(1).max(tokenDays.most),
});
export type TokenSettings = z.infer<typeof tokenSettingsSchema>;

/** `expiresAt`: the last day on which the token works, in UTC; absent: 30 days, or the longest that is allowed. */
export const newTokenSchema = z.strictObject({
  name: nameSchema,
  scopes: scopesSchema,
  pipelines: pipelinesSchema.optional(),
  expiresAt: z.optional(daySchema),
});
const createdTokenSchema = z.strictObject({
  id: recordIdSchema,
  /** In this answer once, never again. */
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

/** Who controls the jobs of a rule: ids of members and of teams. */
const operatorsSchema = z.strictObject({
  people: z.array(accountIdSchema).max(100, "must be at most 100"),
  teams: z.array(recordIdSchema).max(100, "must be at most 100"),
});
export type Operators = z.infer<typeof operatorsSchema>;

/** Exactly one of `keys`, the issuer's public keys as a JWK set (RFC 7517), and `keysUrl`, where they are fetched from. */
export const newTrustRuleSchema = z.strictObject({
  name: nameSchema,
  issuer: claimSchema,
  audience: claimSchema,
  subject: claimSchema.superRefine((pattern, context) => {
    const fault = subjectPatternFault(pattern);
    if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
  }),
  /** Whether a token without an id (`jti`), which could be exchanged again, is refused; absent: it is not. */
  requiresId: z.boolean().optional(),
  scopes: scopesSchema,
  pipelines: pipelinesSchema.optional(),
  keys: z.string().max(100_000, "must be at most 100,000 characters").optional(),
  keysUrl: z.string().max(longest).optional(),
  /** None: what its jobs claim is confirmed only by an admin who neither made nor changed the rule. */
  operators: operatorsSchema.optional(),
});
export type NewTrustRule = z.infer<typeof newTrustRuleSchema>;

/** `on`: the caller answers for the rule from then on; identity tokens that were issued before a restore stay refused. */
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
  /** How many public keys there are, and since when. */
  keys: z.number().int(),
  keysAt: instantSchema,
  madeBy: z.string(),
  /** The admin who took it over; null: its maker answers for it. */
  takenOverBy: z.string().nullable(),
  operators: z.strictObject({ people: namedList, teams: namedList }),
  /** Why it trusts no job until an admin turns it on: a restore, or that no admin answers for it. Null: it is on. */
  off: z.enum(["restored", "maker"]).nullable(),
  createdAt: instantSchema,
  /** When a token was exchanged by it last, of those of the last days. */
  lastExchangeAt: instantSchema.nullable(),
});
export type ListedRule = z.infer<typeof listedRuleSchema>;

export const tokenListSchema = z.strictObject({
  settings: tokenSettingsSchema,
  /** The caller's own; of an admin, those of all members. Newest first. */
  tokens: z.array(listedTokenSchema),
  /** Empty but for an admin. */
  rules: z.array(listedRuleSchema),
  /** Whether the server fetches keys from addresses at all. */
  fetchesKeys: z.boolean(),
});
export type TokenList = z.infer<typeof tokenListSchema>;

const ruleTestSchema = z.strictObject({ id: recordIdSchema, token: z.string().max(20_000) });
export const ruleTestAnswerSchema = z.strictObject({
  /** All of them hold: it would be exchanged, where it was not exchanged before. */
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

/** In bytes: anybody may send one. */
const longestExchange = 16_384;
/** RFC 8693. Whatever is wrong with the identity token itself is answered like a token that no rule trusts. */
export const exchangeSchema = z.strictObject({
  grant_type: z.literal("urn:ietf:params:oauth:grant-type:token-exchange"),
  subject_token: z.string().max(longestExchange),
  subject_token_type: z.enum([
    "urn:ietf:params:oauth:token-type:jwt",
    "urn:ietf:params:oauth:token-type:id_token",
  ]),
  /** The address of a pipeline, `.../pipelines/ID`: the token is limited to it. */
  resource: z.string().max(2_000).optional(),
  /** Fewer scopes than the rule gives, with spaces between them. */
  scope: z.string().max(200).optional(),
  /** What clients of the standard may send, and nothing here depends on. */
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
    summary: "One's own tokens and what is allowed of tokens; to an admin all of them, and the trust rules",
    status: 200,
    answer: tokenListSchema,
  },
  {
    method: "POST",
    path: "/tokens",
    access: "viewer",
    confirm: true,
    summary:
      "Make a token for a program: it acts with one's own role as it is then, and only as its scopes say",
    body: newTokenSchema,
    status: 201,
    answer: createdTokenSchema,
  },
  {
    method: "PATCH",
    path: "/tokens",
    access: "admin",
    summary: "Say whether tokens may be made and work, and for how long",
    body: tokenSettingsSchema.partial(),
    status: 204,
  },
  {
    method: "DELETE",
    path: "/tokens/{id}",
    access: "viewer",
    summary: "Revoke a token: one's own, or any as admin",
    status: 204,
  },
  {
    method: "POST",
    path: "/tokens/rules",
    access: "admin",
    confirm: true,
    summary: "Trust the identity tokens of a CI system: who signs them, for whom and about what",
    body: newTrustRuleSchema,
    status: 201,
    answer: z.strictObject({ id: recordIdSchema }),
  },
  {
    method: "POST",
    path: "/tokens/rules/test",
    access: "admin",
    summary:
      "Say which line of a trust rule an identity token does not match; it is neither kept nor exchanged",
    body: ruleTestSchema,
    keepsNothing: true,
    status: 200,
    answer: ruleTestAnswerSchema,
  },
  {
    method: "PATCH",
    path: "/tokens/rules/{id}",
    access: "admin",
    confirm: true,
    summary: "Turn a trust rule on that is off, or name who operates its jobs",
    body: trustRuleChangesSchema,
    status: 204,
  },
  {
    method: "DELETE",
    path: "/tokens/rules/{id}",
    access: "admin",
    summary: "Remove a trust rule; tokens that were exchanged by it end",
    status: 204,
  },
  {
    method: "POST",
    path: "/token/exchange",
    access: "public",
    summary: "Trade the identity token of a CI job for a token that works for 15 minutes (RFC 8693)",
    body: exchangeSchema,
    bodyLimit: longestExchange,
    upload: "application/x-www-form-urlencoded",
    status: 200,
    answer: exchangedSchema,
  },
] as const satisfies readonly Route[];
