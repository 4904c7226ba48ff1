import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type GivenKind, leastRoles } from "@/lib/domain/contract/least-roles";
import { Prisma } from "@/prisma/generated/sqlite/client";
import { describeBothDatabases } from "@/lib/testing/databases";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireSnapshotAccess, requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import type { Database } from "../database/database";
import { createShare } from "../share/create-share";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { createToken } from "../tokens/create-token";
import { createTrustRule } from "../tokens/trust-rules";
import { addMember, changeRole, createReset, removeMember } from "./commands";
import { createInvitation } from "./invitations";

/**
 * The access that a row of each model grants: a kind of given access, or the reason why it admits only the
 * member.
 */
const lettingIn: Readonly<Record<Prisma.ModelName, readonly GivenKind[] | string>> = {
  AccessLink: ["invitation", "reset"],
  ApiToken: ["token"],
  TrustRule: ["rule"],
  Share: ["share"],
  ShareGrant: "is of a share, which is asked at each request",
  Session: "is the person's own, and ends with the membership",
  Account: ["password"],
  TwoFactor: "lets nobody in without the password",
  Verification: "is the person's own sign-in that waits for its code, and ends with the sessions",
  Membership: "is a person in the list of members, to be removed as such",
  User: "lets nobody in without a membership",
  Workspace: "holds no secret",
  RateLimit: "holds no secret",
  UsedIdentity: "keeps out",
  AuditEntry: "holds no secret",
  AuditHead: "holds no secret",
  Comment: "holds no secret",
  CommentMention: "holds no secret",
  CommentThread: "holds no secret",
  Content: "is read through a snapshot or a share",
  ErasedRow: "holds no secret",
  Erasure: "holds no secret",
  EvidenceReport: "holds no secret",
  OwnControlVersion: "holds no secret",
  OwnFrameworkEdition: "holds no secret",
  Pipeline: "holds no secret",
  PipelineCheckpoint: "holds no secret",
  PipelineOperation: "holds no secret",
  Policy: "holds no secret",
  PushGate: "holds no secret",
  RunningDismissal: "holds no secret",
  RunningObservation: "holds no secret",
  Snapshot: "is read by members, or through a share",
  Team: "names owners, and gives no right",
  TeamMember: "gives no right",
  WorkItems: "holds no secret",
};

interface Row {
  readonly hasEnded: boolean;
  /** The current owner. */
  readonly by: string | null;
}

/** How to read each kind of row, and whether it has expired by itself. */
const rowsOf: {
  readonly [Kind in GivenKind]: (client: Database["client"], workspaceId: string) => Promise<Row[]>;
} = {
  invitation: (client, workspaceId) => linksOf("invitation", client, workspaceId),
  reset: (client, workspaceId) => linksOf("reset", client, workspaceId),
  password: async (client, workspaceId) =>
    (
      await client.user.findMany({
        where: { name: "Zoe", memberships: { some: { workspaceId } } },
        include: { accounts: true },
      })
    ).map(({ accounts }) => ({
      hasEnded: accounts.length === 0,
      by: accounts[0]?.chosenById ?? null,
    })),
  token: async (client, workspaceId) =>
    (await client.apiToken.findMany({ where: { workspaceId } })).map(({ revokedAt, createdById }) => ({
      hasEnded: revokedAt !== null,
      by: createdById,
    })),
  rule: async (client, workspaceId) =>
    (await client.trustRule.findMany({ where: { workspaceId } })).map((row) => ({
      hasEnded: row.removedAt !== null,
      by: row.takenOverById ?? row.createdById,
    })),
  share: async (client, workspaceId) =>
    (await client.share.findMany({ where: { snapshot: { pipeline: { workspaceId } } } })).map((row) => ({
      hasEnded: row.revokedAt !== null,
      by: row.takenOverById ?? row.createdById,
    })),
};

async function linksOf(purpose: string, client: Database["client"], workspaceId: string): Promise<Row[]> {
  const links = await client.accessLink.findMany({ where: { workspaceId, purpose } });
  return links.map(({ usedAt, createdById }) => ({ hasEnded: usedAt !== null, by: createdById }));
}

async function giveAll(access: WorkspaceAccess, to: string): Promise<{ readonly rule: string }> {
  await createInvitation(access, { role: "admin" });
  await createReset(access, to);
  const zoe = { name: "Zoe", email: `zoe.${access.viewer.userId}@example.com`, role: "viewer" } as const;
  await addMember(access, { ...zoe, password: "seven green bicycles" });
  await createToken(access, { name: "deploy", scopes: ["read", "write"] });
  const { id: rule } = await createTrustRule(access, aTrustRule());
  const pipeline = await makePipeline(access.viewer);
  const { id } = await takeSnapshot(pipeline, { title: "One" });
  const show = { owners: false, notes: false, evidence: false, hosts: false };
  await createShare(await requireSnapshotAccess(access.viewer, id, "editor"), { show });
  return { rule };
}

it("every model is listed as granting access, or why not, and each kind of access has a model", () => {
  expect(Object.keys(lettingIn).toSorted()).toEqual(Object.keys(Prisma.ModelName).toSorted());
  const kinds = Object.values(lettingIn).flatMap((one) => (typeof one === "string" ? [] : one));
  expect(kinds.toSorted()).toEqual(Object.keys(leastRoles).toSorted());
});

it("every model with a secret is listed as granting access, except the person's own and those of a share", () => {
  const folder = "prisma/models";
  const schema = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));
  const models = [...schema.join("\n").matchAll(/^model (\w+) \{\n(.*?)^\}/gms)];
  expect(models.length).toBe(Object.keys(Prisma.ModelName).length);
  const secrets = models.filter(([, , fields = ""]) =>
    /^ +(?:secret|secretHash|token|tokenHash|password|keys) /m.test(fields),
  );
  const told = new Map<string, readonly GivenKind[] | string>(Object.entries(lettingIn));
  const letsNobodyIn = secrets.filter(([, model = ""]) => typeof told.get(model) === "string");
  expect(new Set(letsNobodyIn.map(([, model]) => model))).toEqual(
    new Set(["Session", "ShareGrant", "TwoFactor"]),
  );
});

describeBothDatabases("what a member gave", ({ database }) => {
  const kinds = Object.keys(leastRoles) as GivenKind[];

  async function leave(
    how: "removed" | "editor" | "viewer",
    keeps: boolean,
  ): Promise<{ readonly ana: string; readonly rows: ReadonlyMap<GivenKind, readonly Row[]> }> {
    const { ana, ben, cai } = await makeViewers({ ana: "admin", ben: "editor", cai: "admin" });
    const access = await requireWorkspaceAccess(ana, "admin");
    const { rule } = await giveAll(await requireWorkspaceAccess(cai, "admin"), ben.userId);
    const kept = keeps ? { keepShares: true, keepRules: [rule] } : {};
    if (how === "removed") await removeMember(access, cai.userId, kept);
    else await changeRole(access, cai.userId, how, kept);
    const rows = new Map<GivenKind, readonly Row[]>();
    for (const kind of kinds) rows.set(kind, await rowsOf[kind](database().client, ana.workspaceId));
    return { ana: ana.userId, rows };
  }

  it.each(kinds)(
    "is ended or taken over by a named admin when its maker is removed: each %s",
    async (kind) => {
      for (const keeps of [false, true]) {
        const { ana, rows } = await leave("removed", keeps);
        expect(rows.get(kind)?.length).toBe(1);
        for (const { hasEnded, by } of rows.get(kind) ?? []) expect(hasEnded || by === ana).toBe(true);
        const isTakenOver = keeps && (kind === "rule" || kind === "share");
        expect(rows.get(kind)?.map(({ hasEnded }) => hasEnded)).toEqual([!isTakenOver]);
      }
    },
  );

  it.each(["editor", "viewer"] as const)("ends with a role that could not give it: %s", async (role) => {
    const { rows } = await leave(role, false);
    const ended = kinds.filter((kind) => rows.get(kind)?.every(({ hasEnded }) => hasEnded));
    const lesser =
      role === "editor"
        ? ["invitation", "password", "reset", "rule"]
        : ["invitation", "password", "reset", "rule", "share"];
    expect(ended.toSorted()).toEqual(lesser.toSorted());
  });
});
