import "server-only";
import type { ApiToken, TrustRule } from "@/prisma/generated/sqlite/client";
import { clockSkew } from "@/lib/domain/tokens/check-claims";
import type { Role } from "@/lib/domain/contract/roles";
import { type Answered, standingOf } from "../auth/standing";
import type { DatabaseTransaction } from "../database/database";

type Rule = Pick<TrustRule, "removedAt" | "offAt" | "trustsFrom"> & Answered;

/** The columns that `whyRuleIsOff` needs. */
export const ruleBacking = {
  workspaceId: true,
  createdById: true,
  takenOverById: true,
  removedAt: true,
  offAt: true,
} as const;

/**
 * Why a rule trusts no job now: it was removed, no admin has turned it on since a restore, or its owner is
 * not an admin.
 */
export async function whyRuleIsOff(
  rule: Omit<Rule, "trustsFrom">,
  database: DatabaseTransaction,
): Promise<"removed" | "restored" | "maker" | undefined> {
  if (rule.removedAt !== null) return "removed";
  if (rule.offAt !== null) return "restored";
  return (await standingOf("rule", rule, database)) === undefined ? "maker" : undefined;
}

const offWords = {
  removed: "the rule was removed",
  restored: "the rule is off since a restore, until an admin turns it on",
  maker: "the rule is off: its owner is not an admin",
} as const;

/** Why a rule refuses an identity token with this time of issue, in words; undefined: it does not. */
export async function whyNotTaken(
  rule: Rule | null,
  { iat }: Readonly<Record<string, unknown>>,
  database: DatabaseTransaction,
): Promise<string | undefined> {
  const off = rule === null ? "removed" : await whyRuleIsOff(rule, database);
  if (off !== undefined) return offWords[off];
  // A restored database does not know which identity tokens were exchanged before.
  const from = rule?.trustsFrom?.getTime() ?? 0;
  return Number(iat) * 1000 >= from ? undefined : "it was issued before the rule was turned on";
}

/**
 * The earliest time of issue after a rule is turned on: later than any token that an issuer's fast clock
 * dated before the restore.
 */
export function trustedFrom({ offAt }: Pick<TrustRule, "offAt">, now: Date): Date {
  return new Date(Math.max(now.getTime(), (offAt?.getTime() ?? 0) + clockSkew * 1000));
}

/**
 * The current role of a token's owner; undefined: it does not work.
 * @param rule by which it was exchanged: the token then ends with the rule
 */
export async function roleBehindToken(
  token: Pick<ApiToken, "workspaceId" | "createdById">,
  rule: Omit<Rule, "trustsFrom"> | null,
  database: DatabaseTransaction,
): Promise<Role | undefined> {
  if (rule !== null && (await whyRuleIsOff(rule, database)) !== undefined) return undefined;
  return standingOf("token", token, database);
}
