import "server-only";
import type { Given } from "@/lib/domain/contract/given";
import { type GivenKind, leastRoles } from "@/lib/domain/contract/least-roles";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { type AuditDetail } from "@/lib/domain/audit/audit-events";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import { requireConfirmed } from "../auth/confirm-identity";
import { endAccess } from "../auth/credentials";
import { answeredBy } from "../auth/standing";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { endRule } from "../tokens/end-rule";
import { withChanger } from "../tokens/operators";

/**
 * The items that the admin takes over when removing or demoting a member; all other access that the member
 * may not grant with the new role ends.
 */
export interface Kept {
  readonly keepShares?: boolean | undefined;
  /** Ids of trust rules. */
  readonly keepRules?: readonly string[] | undefined;
}

/** The working access that a member created, by kind. */
export async function listGiven(
  { workspaceId }: Pick<WorkspaceAccess, "workspaceId">,
  userId: string,
  now = new Date(),
  database: DatabaseTransaction = getDatabase().client,
): Promise<Given> {
  if ((await database.membership.count({ where: { workspaceId, userId } })) === 0)
    throw new AppError("not-found");
  const rows = rowsOf(workspaceId, userId, now);
  const [links, passwords, tokens, rules, shares] = await Promise.all([
    database.accessLink.findMany({ where: rows.link, orderBy: { createdAt: "asc" } }),
    database.account.findMany({
      where: rows.password,
      orderBy: { createdAt: "asc" },
      select: { user: { select: { id: true, name: true } } },
    }),
    database.apiToken.findMany({ where: rows.token, orderBy: { createdAt: "asc" } }),
    database.trustRule.findMany({ where: rows.rule, orderBy: { createdAt: "asc" } }),
    database.share.findMany({
      where: rows.share,
      orderBy: { createdAt: "asc" },
      select: { id: true, snapshot: { select: { title: true, pipeline: { select: { name: true } } } } },
    }),
  ]);
  const people = await database.user.findMany({
    where: { id: { in: links.flatMap((link) => link.userId ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
  const linksFor = (purpose: string) => links.filter((link) => link.purpose === purpose);
  return {
    invitation: linksFor("invitation").map(({ id, email, role }) => ({
      id,
      name: `${email ?? "anyone with the link"}, as ${role ?? ""}`,
    })),
    reset: linksFor("reset").map(({ id, userId: whose }) => ({ id, name: nameOf.get(whose ?? "") ?? "" })),
    password: passwords.map(({ user }) => user),
    token: tokens.map(named),
    rule: rules.map(named),
    share: shares.map(({ id, snapshot }) => ({ id, name: `${snapshot.title} of ${snapshot.pipeline.name}` })),
  };
}

function rowsOf(workspaceId: string, userId: string, now: Date) {
  const works = { expiresAt: { gt: now } };
  return {
    link: { workspaceId, createdById: userId, usedAt: null, ...works },
    password: { chosenById: userId, user: { memberships: { some: { workspaceId } } } },
    token: { workspaceId, createdById: userId, ruleId: null, revokedAt: null, ...works },
    rule: { workspaceId, removedAt: null, ...answeredBy(userId) },
    share: { snapshot: { pipeline: { workspaceId } }, revokedAt: null, ...works, ...answeredBy(userId) },
  };
}

/**
 * Ends all access that a member created and may not grant with the new role, except the items that the admin
 * takes over.
 * @param role undefined: the member is removed
 * @returns for the audit log, how many of each kind ended or were taken over
 */
export async function endGiven(
  access: WorkspaceAccess,
  userId: string,
  role: Role | undefined,
  { keepShares = false, keepRules = [] }: Kept,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<AuditDetail> {
  const { workspaceId, viewer } = access;
  const rows = rowsOf(workspaceId, userId, now);
  const ends = (kind: GivenKind) => role === undefined || !hasRole(role, leastRoles[kind]);
  const counts: Record<string, number> = {};
  if ((keepShares || keepRules.length > 0) && viewer.userId === userId)
    throw new AppError("invalid", {
      detail: "Only another admin can take over the access that you created.",
    });
  for (const [kind, name] of [
    ["invitation", "invitationsEnded"],
    ["reset", "resetsEnded"],
  ] as const)
    if (ends(kind)) {
      const where = { ...rows.link, purpose: kind };
      counts[name] = (await transaction.accessLink.updateMany({ where, data: { usedAt: now } })).count;
    }
  if (ends("password")) {
    const accounts = await transaction.account.findMany({ where: rows.password, select: { userId: true } });
    if (accounts.some((account) => account.userId === viewer.userId))
      throw new AppError("conflict", {
        detail:
          "This member chose your password, which ends with their removal. Set a new one in your account first.",
      });
    for (const account of accounts) await endAccess(account.userId, transaction);
    counts["passwordsEnded"] = accounts.length;
  }
  if (ends("token"))
    counts["tokensEnded"] = (
      await transaction.apiToken.updateMany({ where: rows.token, data: { revokedAt: now } })
    ).count;
  if (ends("rule")) Object.assign(counts, await endRules(access, rows.rule, keepRules, now, transaction));
  if (ends("share"))
    if (keepShares) {
      const data = { takenOverById: viewer.userId };
      counts["linksKept"] = (await transaction.share.updateMany({ where: rows.share, data })).count;
    } else {
      await transaction.shareGrant.deleteMany({ where: { share: rows.share } });
      counts["linksEnded"] = (
        await transaction.share.updateMany({ where: rows.share, data: { revokedAt: now } })
      ).count;
    }
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}

async function endRules(
  { viewer, workspaceId }: WorkspaceAccess,
  where: ReturnType<typeof rowsOf>["rule"],
  kept: readonly string[],
  now: Date,
  transaction: DatabaseTransaction,
) {
  const rules = await transaction.trustRule.findMany({ where });
  if (kept.some((id) => !rules.some((rule) => rule.id === id)))
    throw new AppError("invalid", {
      errors: [{ path: "keepRules", message: "must each be a trust rule of this member" }],
    });
  // Like creating the rule.
  if (kept.length > 0) requireConfirmed(viewer, now);
  for (const rule of rules) {
    const { id, name, changedBy } = rule;
    if (!kept.includes(id)) {
      await endRule(rule, actorOf(viewer), now, transaction);
      continue;
    }
    await transaction.trustRule.update({
      where: { id },
      data: { takenOverById: viewer.userId, changedBy: withChanger(changedBy, viewer.userId) },
    });
    const target = { id, name };
    const detail = { did: "taken over" };
    await recordAudit(
      { event: "trust-rule-changed", actor: actorOf(viewer), target, workspaceId, detail },
      transaction,
      now,
    );
  }
  return { rulesEnded: rules.length - kept.length, rulesKept: kept.length };
}
