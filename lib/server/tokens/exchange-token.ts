import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type * as z from "zod";
import type { TokenScope } from "@/lib/domain/contract/token-scopes";
import type { exchangedSchema, exchangeSchema } from "@/lib/domain/contract/tokens";
import { type ClaimCheck, clockSkew } from "@/lib/domain/tokens/check-claims";
import type { TrustRule } from "@/prisma/generated/sqlite/client";
import { onceInAWhile } from "../audit/once-in-a-while";
import { recordAudit } from "../audit/record-audit";
import { hashSecret, newRecordId } from "../auth/secrets";
import { steadyNow } from "../clock";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { getCaller } from "../http/caller";
import { limitCaller } from "../http/limit-caller";
import { lockWorkspace } from "../team/commands";
import { whyNotTaken } from "./rule-standing";
import { pipelinesOf, scopesOf } from "./token-columns";
import { tokenSettings } from "./token-settings";
import { newTokenText } from "./token-text";
import { checkIdentity, type ClaimedIdentity, decodeIdentity, verifyIdentity } from "./verify-identity";

type Exchange = z.output<typeof exchangeSchema>;
type Exchanged = z.output<typeof exchangedSchema>;

/** Seconds. */
const worksFor = 15 * 60;
/** In milliseconds: exchanged tokens stay listed for this long, to show when a rule was last used. */
const keptFor = 30 * 24 * 60 * 60_000;

/**
 * In milliseconds: refusals are answered at a whole multiple of this, so that the timing does not reveal how
 * far the token came.
 */
const refusalStep = 200;

/** The maximum number of refusals recorded in ten minutes. */
const [mostOfCaller, mostOfRule] = [5, 30];

/** Why nothing was exchanged: for the audit log alone, with the closest rule. */
class NotTrusted extends Error {
  constructor(
    readonly reason: string,
    readonly rule?: TrustRule,
    /** The failed check, in our own words: the reason may contain the caller's. */
    readonly check: ClaimCheck | "signature" | "other" = "other",
  ) {
    super(reason);
  }
}

/**
 * A short-lived token for an identity token of a CI job that a rule trusts. Every refusal looks like the same
 * 401 to the caller.
 */
export async function exchangeToken(asked: Exchange, headers: Headers, now = new Date()): Promise<Exchanged> {
  const since = steadyNow();
  const takeBack = await limitCaller(headers, "exchange");
  try {
    const exchanged = await exchange(asked, now);
    await takeBack();
    return exchanged;
  } catch (error) {
    if (!(error instanceof NotTrusted)) throw error;
    await recordRefusal(error);
    await sleep(refusalStep - ((steadyNow() - since) % refusalStep));
    throw new AppError("unauthorized", {
      detail: "No trust rule accepts this identity token.",
      cause: error,
    });
  }
}

async function exchange({ subject_token: token, resource, scope }: Exchange, now: Date): Promise<Exchanged> {
  const decoded = decodeIdentity(token);
  if (!decoded.ok) throw new NotTrusted(`it ${decoded.error}`);
  const identity = decoded.value;
  const pipelineId = resource === undefined ? undefined : pipelineIn(resource);
  const rule = await requireRule(identity, pipelineId, now);
  const verified = await verifyIdentity(rule, token, identity, now);
  if (!verified.ok) throw new NotTrusted(verified.error, rule, "signature");
  const scopes = requireScopes(rule, scope);
  const text = newTokenText();
  await runWrite(async (transaction) => {
    await lockWorkspace(rule.workspaceId, transaction);
    const kept = await transaction.trustRule.findUnique({ where: { id: rule.id } });
    const whyNot = await whyNotTaken(kept, identity.claims, transaction);
    if (whyNot !== undefined) throw new NotTrusted(whyNot, rule);
    if (!(await tokenSettings(rule.workspaceId, transaction)).allowed)
      throw new NotTrusted("tokens are switched off", rule);
    await useOnce(rule, identity, now, transaction);
    await transaction.apiToken.deleteMany({
      where: { ruleId: { not: null }, expiresAt: { lt: new Date(now.getTime() - keptFor) } },
    });
    await transaction.apiToken.create({
      data: {
        id: newRecordId(),
        workspaceId: rule.workspaceId,
        name: rule.name,
        tokenHash: hashSecret(text),
        scopes: JSON.stringify(scopes),
        pipelines: pipelineId === undefined ? rule.pipelines : JSON.stringify([pipelineId]),
        createdById: rule.userId,
        ruleId: rule.id,
        createdAt: now,
        expiresAt: new Date(now.getTime() + worksFor * 1000),
      },
    });
    await recordAudit(
      {
        event: "token-exchanged",
        actor: { id: rule.userId, name: `CI: ${rule.name}` },
        target: { id: rule.id, name: rule.name },
        workspaceId: rule.workspaceId,
        detail: { subject: (identity.claims.sub ?? "").slice(0, 500), scopes: scopes.join(", ") },
      },
      transaction,
      now,
    );
  });
  return {
    access_token: text,
    issued_token_type: "urn:ietf:params:oauth:token-type:access_token",
    token_type: "Bearer",
    expires_in: worksFor,
    scope: scopes.join(" "),
  };
}

/** The one rule whose claims all match; of several the oldest, if they belong to one workspace. */
async function requireRule(
  identity: ClaimedIdentity,
  pipelineId: string | undefined,
  now: Date,
): Promise<TrustRule> {
  const { iss } = identity.claims;
  const rules =
    iss !== undefined
      ? await getDatabase().client.trustRule.findMany({
          where: { issuer: iss, removedAt: null },
          orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        })
      : [];
  const covering = pipelineId === undefined ? rules : await rulesFor(rules, pipelineId);
  const checked = covering.map((rule) => ({
    rule,
    faults: checkIdentity(rule, identity, now).filter(({ holds }) => !holds),
  }));
  const matching = checked.filter(({ faults }) => faults.length === 0).map(({ rule }) => rule);
  const { taking, whyNot } = await thoseTaking(matching, identity);
  const [first, ...more] = taking;
  if (first !== undefined && more.some(({ workspaceId }) => workspaceId !== first.workspaceId))
    throw new NotTrusted("rules of several workspaces match: name the pipeline", first);
  if (first !== undefined) return first;
  if (whyNot !== undefined) throw new NotTrusted(whyNot, matching[0]);
  const [nearest] = checked.toSorted((a, b) => a.faults.length - b.faults.length);
  const [fault] = nearest?.faults ?? [];
  if (fault)
    throw new NotTrusted(
      `its ${fault.check} does not match: ${fault.found}`.slice(0, 300),
      nearest?.rule,
      fault.check,
    );
  throw new NotTrusted(
    rules.length === 0 ? "no rule has its issuer" : "no rule is for that pipeline",
    rules[0],
  );
}

/** The rules that accept the token, and the first failed check of the others. */
async function thoseTaking(rules: readonly TrustRule[], { claims }: ClaimedIdentity) {
  const taking: TrustRule[] = [];
  const whyNots: string[] = [];
  for (const rule of rules) {
    const whyNot = await whyNotTaken(rule, claims, getDatabase().client);
    if (whyNot === undefined) taking.push(rule);
    else whyNots.push(whyNot);
  }
  return { taking, whyNot: whyNots[0] };
}

async function rulesFor(rules: readonly TrustRule[], pipelineId: string): Promise<readonly TrustRule[]> {
  const pipeline = await getDatabase().client.pipeline.findUnique({
    where: { id: pipelineId },
    select: { workspaceId: true },
  });
  return rules.filter(
    ({ workspaceId, pipelines }) =>
      workspaceId === pipeline?.workspaceId && pipelinesOf(pipelines)?.includes(pipelineId) !== false,
  );
}

function pipelineIn(resource: string): string {
  const [, id] = /\/pipelines\/([a-z0-9]{25})\/?$/.exec(resource) ?? [];
  if (id === undefined) throw new NotTrusted("the requested resource is not a pipeline");
  return id;
}

function requireScopes(rule: TrustRule, asked: string | undefined): readonly TokenScope[] {
  const given = scopesOf(rule.scopes);
  if (asked === undefined || asked === "") return given;
  const wanted = asked.split(" ");
  if (!wanted.every((scope) => given.some((one) => one === scope)))
    throw new NotTrusted("the request exceeds the rule's scopes", rule);
  return given.filter((scope) => wanted.includes(scope));
}

/** An identity token with an id is exchanged once, so that an eavesdropper can't reuse it. */
async function useOnce(
  rule: TrustRule,
  { claims: { iss, exp = 0 }, id }: ClaimedIdentity,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<void> {
  await transaction.usedIdentity.deleteMany({ where: { expiresAt: { lt: now } } });
  if (id === undefined) return;
  // Per workspace, so that no other workspace can use it up.
  const hash = hashSecret(`[${JSON.stringify(rule.workspaceId)},${JSON.stringify(iss)},${id}]`);
  if ((await transaction.usedIdentity.count({ where: { hash } })) > 0)
    throw new NotTrusted("it was exchanged before", rule);
  await transaction.usedIdentity.create({
    data: { hash, expiresAt: new Date((exp + clockSkew) * 1000) },
  });
}

/**
 * Jobs retry, and the call needs no sign-in: equal refusals are recorded once in ten minutes, and different
 * ones only a few times for each caller, check and rule.
 */
async function recordRefusal({ reason, rule, check }: NotTrusted): Promise<void> {
  const { address } = getCaller();
  const isRecorded =
    isOneOf(1, "exchange refused", [rule?.id, rule ? reason : "", address]) &&
    isOneOf(mostOfCaller, "exchange refused to a caller", [rule?.id, check, address]) &&
    // By itself, so that made-up refusals do not displace these.
    isOneOf(mostOfRule, "exchange refused by a rule", [rule?.id]);
  if (!isRecorded) return;
  await runWrite((transaction) =>
    recordAudit(
      {
        event: "token-exchanged",
        outcome: "refused",
        ...(rule && { target: { id: rule.id, name: rule.name }, workspaceId: rule.workspaceId }),
        detail: { reason },
      },
      transaction,
    ),
  );
}

/** Whether it is among the first few in ten minutes. */
function isOneOf(most: number, kind: string, of: readonly (string | undefined)[]): boolean {
  const { isFirst } = onceInAWhile(kind, 10 * 60_000);
  return Array.from({ length: most }).some((_, place) => isFirst(JSON.stringify([...of, place])));
}
