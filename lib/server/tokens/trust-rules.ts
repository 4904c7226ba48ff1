import "server-only";
import type { Prisma } from "@/prisma/generated/sqlite/client";
import type { NewTrustRule, TrustRuleChanges } from "@/lib/domain/contract/tokens";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { AppError } from "../errors";
import { changeTeam } from "../team/commands";
import { requirePipelines } from "./create-token";
import { endRule } from "./end-rule";
import { fetchKeys } from "./fetch-keys";
import {
  keepOperators,
  nameOperators,
  noOperators,
  operatorsOf,
  requireOperators,
  withChanger,
} from "./operators";
import { readKeys } from "./read-keys";
import { trustedFrom, whyRuleIsOff } from "./rule-standing";

/**
 * The machine member that the log names for a rule's CI jobs; it has no password and is in no list of
 * members.
 */
const machineName = (rule: string) => `CI: ${rule}`;

/**
 * Trusts the identity tokens of an issuer about a subject. Tokens exchanged by it act as its own machine
 * member, at most as an editor.
 */
export async function createTrustRule(
  access: WorkspaceAccess,
  {
    name,
    issuer,
    audience,
    subject,
    requiresId = false,
    scopes,
    pipelines,
    keys,
    keysUrl,
    operators = noOperators,
  }: NewTrustRule,
  now = new Date(),
): Promise<{ readonly id: string }> {
  const kept = await requireKeys(keys, keysUrl);
  const { viewer, workspaceId } = access;
  return changeTeam(access, async (transaction) => {
    await requirePipelines(workspaceId, pipelines, transaction);
    await requireOperators(workspaceId, operators, transaction);
    const [id, userId] = [newRecordId(), newRecordId()];
    await transaction.user.create({
      data: {
        id: userId,
        name: machineName(name),
        // Unique, and can't be typed as an address.
        email: `rule-${id}`,
        emailVerified: true,
        createdAt: now,
        updatedAt: now,
      },
    });
    await transaction.membership.create({
      data: { id: newRecordId(), workspaceId, userId, role: "editor", createdAt: now },
    });
    await transaction.trustRule.create({
      data: {
        id,
        workspaceId,
        name,
        userId,
        issuer,
        audience,
        subject,
        requiresId,
        scopes: JSON.stringify(scopes),
        pipelines: pipelines === undefined ? null : JSON.stringify(pipelines),
        keys: kept,
        keysUrl: keysUrl ?? null,
        keysAt: now,
        createdById: viewer.userId,
        operators: JSON.stringify(operators),
        createdAt: now,
      },
    });
    await recordAudit(
      {
        event: "trust-rule-made",
        actor: actorOf(viewer),
        target: { id, name },
        workspaceId,
        detail: {
          issuer,
          audience,
          subject,
          scopes: scopes.join(", "),
          operators: await nameOperators(operators, transaction),
        },
      },
      transaction,
      now,
    );
    return { id };
  });
}

async function requireKeys(keys: string | undefined, keysUrl: string | undefined): Promise<string> {
  const refuse = (path: string, message: string) => new AppError("invalid", { errors: [{ path, message }] });
  if ((keys === undefined) === (keysUrl === undefined))
    throw refuse("keys", "are required: paste them, or give their address, not both");
  if (keys !== undefined) {
    const read = readKeys(keys);
    if (!read.ok) throw refuse("keys", read.error);
    return read.value;
  }
  const fetched = await fetchKeys(keysUrl ?? "");
  if (!fetched.ok) throw refuse("keysUrl", fetched.error);
  const read = readKeys(fetched.value);
  if (!read.ok) throw refuse("keysUrl", `returned keys that ${read.error}`);
  return read.value;
}

/** Turns a rule on, which makes the admin its owner, and sets the operators of its jobs. */
export async function changeTrustRule(
  access: WorkspaceAccess,
  id: string,
  { on, operators }: TrustRuleChanges,
  now = new Date(),
): Promise<void> {
  const { viewer, workspaceId } = access;
  await changeTeam(access, async (transaction) => {
    const where = { id, workspaceId, removedAt: null };
    if ((await transaction.trustRule.count({ where })) === 0) throw new AppError("not-found");
    if (operators !== undefined) {
      await requireOperators(workspaceId, operators, transaction);
      await keepOperators(workspaceId, transaction);
    }
    const rule = await transaction.trustRule.findUniqueOrThrow({ where });
    const about = {
      event: "trust-rule-changed" as const,
      actor: actorOf(viewer),
      target: { id, name: rule.name },
      workspaceId,
    };
    const data: Prisma.TrustRuleUpdateInput = { changedBy: withChanger(rule.changedBy, viewer.userId) };
    if (operators !== undefined) {
      data.operators = JSON.stringify({ ...operators, former: operatorsOf(rule.operators).former });
      const detail = { did: "operators", operators: await nameOperators(operators, transaction) };
      await recordAudit({ ...about, detail }, transaction, now);
    }
    if (on === true && (await whyRuleIsOff(rule, transaction)) !== undefined) {
      data.takenOverById = viewer.userId;
      data.offAt = null;
      data.trustsFrom = rule.offAt === null ? rule.trustsFrom : trustedFrom(rule, now);
      await recordAudit({ ...about, detail: { did: "turned on" } }, transaction, now);
    }
    await transaction.trustRule.update({ where: { id }, data });
  });
}

/** Ends the rule and the tokens exchanged by it. Its name stays in the log. */
export async function removeTrustRule(access: WorkspaceAccess, id: string, now = new Date()): Promise<void> {
  const { viewer, workspaceId } = access;
  await changeTeam(access, async (transaction) => {
    const rule = await transaction.trustRule.findUnique({ where: { id, workspaceId, removedAt: null } });
    if (rule === null) throw new AppError("not-found");
    await endRule(rule, actorOf(viewer), now, transaction);
  });
}
