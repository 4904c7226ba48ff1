import "server-only";
import type { ListedRule, ListedToken, TokenList } from "@/lib/domain/contract/tokens";
import type { TrustRule } from "@/prisma/generated/sqlite/client";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { memberNames } from "../team/member-names";
import { keysIn } from "./read-keys";
import { operatorsOf } from "./operators";
import { whyRuleIsOff } from "./rule-standing";
import { pipelinesOf, scopesOf } from "./token-columns";
import { tokenSettings } from "./token-settings";

/**
 * The viewer's tokens; for an admin all that members created, and the trust rules. Without tokens from rules,
 * which work for minutes.
 */
export async function listTokens(access: WorkspaceAccess): Promise<TokenList> {
  const { workspaceId, viewer } = access;
  const { client } = getDatabase();
  const isAdmin = viewer.role === "admin";
  const [settings, tokens, rules] = await Promise.all([
    tokenSettings(workspaceId, client),
    client.apiToken.findMany({
      where: { workspaceId, ruleId: null, ...(isAdmin ? {} : { createdById: viewer.userId }) },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    }),
    isAdmin
      ? client.trustRule.findMany({
          where: { workspaceId, removedAt: null },
          orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        })
      : [],
  ]);
  const [nameOf, named, exchanges, described] = await Promise.all([
    memberNames([
      ...[...tokens, ...rules].map(({ createdById }) => createdById),
      ...rules.flatMap(({ takenOverById }) => takenOverById ?? []),
    ]),
    namePipelines(workspaceId, [...tokens, ...rules]),
    lastExchanges(rules.map(({ id }) => id)),
    Promise.all(rules.map((rule) => describeRule(rule))),
  ]);
  return {
    settings,
    fetchesKeys: getEnv().fetchKeys !== "off",
    tokens: tokens.map((row): ListedToken => ({
      id: row.id,
      name: row.name,
      scopes: [...scopesOf(row.scopes)],
      pipelines: named(row.pipelines),
      madeBy: nameOf(row.createdById),
      isOwn: row.createdById === viewer.userId,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
    rules: rules.map((row, index): ListedRule => ({
      id: row.id,
      name: row.name,
      issuer: row.issuer,
      audience: row.audience,
      subject: row.subject,
      requiresId: row.requiresId,
      scopes: [...scopesOf(row.scopes)],
      pipelines: named(row.pipelines),
      keysUrl: row.keysUrl,
      keys: keysIn(row.keys),
      keysAt: row.keysAt.toISOString(),
      madeBy: nameOf(row.createdById),
      takenOverBy: row.takenOverById === null ? null : nameOf(row.takenOverById),
      operators: described[index]?.operators ?? { people: [], teams: [] },
      off: described[index]?.off ?? null,
      createdAt: row.createdAt.toISOString(),
      lastExchangeAt: exchanges.get(row.id) ?? null,
    })),
  };
}

/** The operators of a rule who are members, and why the rule is off. */
async function describeRule(rule: TrustRule): Promise<Pick<ListedRule, "operators" | "off">> {
  const { client } = getDatabase();
  const { workspaceId } = rule;
  const { people, teams } = operatorsOf(rule.operators);
  const byName = { select: { id: true, name: true }, orderBy: { name: "asc" } } as const;
  const why = await whyRuleIsOff(rule, client);
  return {
    operators: {
      people: await client.user.findMany({
        where: { id: { in: people }, memberships: { some: { workspaceId } } },
        ...byName,
      }),
      teams: await client.team.findMany({ where: { id: { in: teams }, workspaceId }, ...byName }),
    },
    off: why === "restored" || why === "maker" ? why : null,
  };
}

async function namePipelines(
  workspaceId: string,
  rows: readonly { readonly pipelines: string | null }[],
): Promise<(column: string | null) => ListedToken["pipelines"]> {
  const ids = rows.flatMap(({ pipelines }) => pipelinesOf(pipelines) ?? []);
  const found = await getDatabase().client.pipeline.findMany({
    where: { id: { in: [...new Set(ids)] }, workspaceId },
    select: { id: true, name: true },
  });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (column) => pipelinesOf(column)?.map((id) => ({ id, name: names.get(id) ?? "" })) ?? null;
}

async function lastExchanges(rules: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const last = await getDatabase().client.apiToken.groupBy({
    by: ["ruleId"],
    where: { ruleId: { in: [...rules] } },
    _max: { createdAt: true },
  });
  return new Map(
    last.flatMap(({ ruleId, _max }) =>
      ruleId && _max.createdAt ? [[ruleId, _max.createdAt.toISOString()]] : [],
    ),
  );
}
