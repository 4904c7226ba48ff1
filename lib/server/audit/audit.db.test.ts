import { beforeEach, expect, it } from "vitest";
import { GET as auditRoute } from "@/app/api/v1/audit/route";
import { POST as redeemRoute } from "@/app/api/v1/shares/[id]/redeem/route";
import { auditCsv } from "@/lib/domain/audit/audit-csv";
import { describeAudit } from "@/lib/domain/audit/audit-events";
import { auditPageSchema } from "@/lib/domain/contract/audit";
import { describeBothDatabases } from "@/lib/testing/databases";
import { tamper } from "@/lib/testing/tamper";
import { aRequest, makeWorkspace, signedInViewer, signIn, signInRequest } from "@/lib/testing/team";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireSnapshotAccess, requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import { handleAuthRequest } from "../auth/handle-auth-request";
import { runWrite } from "../db";
import { getEnv } from "../env";
import { processState } from "../process";
import { createShare } from "../share/create-share";
import { revokeShare } from "../share/revoke-share";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { addMember, changeRole, createReset, removeMember } from "../team/commands";
import { acceptInvitation, createInvitation, withdrawInvitation } from "../team/invitations";
import { acceptReset } from "../team/resets";
import { readAudit } from "./audit-page";
import { holdAgainst, readHeads } from "./chain-heads";
import { expireAudit } from "./expire-audit";
import { recordAudit } from "./record-audit";
import { verifyAudit } from "./verify-audit";

const secretOf = ({ url }: { readonly url: string }) => url.split("#")[1] ?? "";
const password = "seven green bicycles";

/** "ana invited ben@example.com as an editor" for each entry of the workspace, oldest first. */
async function told(access: WorkspaceAccess): Promise<readonly string[]> {
  const { entries } = await readAudit(access, {}, 200);
  return entries
    .map((entry) => `${entry.actor.name} ${describeAudit({ ...entry, target: entry.target.name })}`.trim())
    .toReversed();
}

describeBothDatabases("the audit log", ({ database, dialect, url }) => {
  beforeEach(() => database().client.rateLimit.deleteMany());

  it("records sign-ins and refusals with origin and client, and no secret", async () => {
    const { ana } = await makeWorkspace({ ana: "admin" });
    const access = await requireWorkspaceAccess(await signedInViewer(ana), "admin");
    const request = signInRequest(ana.email, "not the password", "198.51.100.7");
    request.headers.set("user-agent", "Mozilla/5.0 (test)");
    await handleAuthRequest(request);
    await handleAuthRequest(signInRequest("nobody@example.com", "not the password", "198.51.100.8"));
    const cookie = await signIn(ana);
    await handleAuthRequest(
      aRequest("POST", "/api/auth/change-password", {
        cookie,
        body: { currentPassword: "wrong wrong wrong", newPassword: password },
      }),
    );
    await handleAuthRequest(aRequest("POST", "/api/auth/revoke-other-sessions", { cookie, body: {} }));
    await handleAuthRequest(aRequest("POST", "/api/auth/sign-out", { cookie }));
    const { entries } = await readAudit(access, {}, 200);
    const [first] = entries
      .filter(({ outcome, actor }) => outcome === "refused" && actor.id === ana.userId)
      .slice(-1);
    expect(first).toMatchObject({ event: "signed-in", address: "198.51.100.7", agent: "Mozilla/5.0 (test)" });
    expect((await told(access)).slice(-6)).toEqual([
      "ana could not sign in (wrong address or password)",
      "nobody@example.com could not sign in (wrong address or password)",
      "ana signed in",
      "ana could not change the password (wrong password)",
      "ana ended all other sessions",
      "ana signed out",
    ]);
    const rows = JSON.stringify(await database().client.auditEntry.findMany());
    for (const secret of ["not the password", "wrong wrong", password, "a horse on the roof"])
      expect(rows).not.toContain(secret);
  });

  it("says on whom members, roles, invitations and password links were changed", async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    const access = await requireWorkspaceAccess(ana, "admin");
    const address = (name: string) => `${name}.${ana.userId}@example.com`.toLowerCase();
    const ben = await addMember(access, {
      name: "Ben Okafor",
      email: address("ben"),
      role: "viewer",
      password,
    });
    await changeRole(access, ben, "editor");
    const reset = await createReset(access, ben);
    await acceptReset({ secret: secretOf(reset), password: `${password} again` });
    const invited = await createInvitation(access, { email: address("cara"), role: "editor" });
    await acceptInvitation({
      secret: secretOf(invited),
      name: "Cara Diaz",
      email: address("cara"),
      password,
    });
    const open = await createInvitation(access, { role: "viewer" });
    await withdrawInvitation(access, open.id);
    await removeMember(access, ben);
    expect((await told(access)).slice(-9)).toEqual([
      "ana added Ben Okafor as a viewer",
      "ana changed the role of Ben Okafor from viewer to editor",
      "ana created a password link for Ben Okafor",
      "Ben Okafor set a new password with a link",
      `ana invited ${address("cara")} as an editor`,
      "Cara Diaz joined with an invitation as an editor",
      "ana invited anyone with the link as a viewer",
      "ana withdrew an invitation",
      "ana removed Ben Okafor",
    ]);
    const { entries } = await readAudit(access, { person: ben });
    expect(entries).toHaveLength(5);
    expect(JSON.stringify(entries)).not.toContain(secretOf(reset));
  });

  it("says which share was made, opened from where, and ended", async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    const pipeline = await makePipeline(ana);
    const { id } = await takeSnapshot(pipeline, { title: "Q4", note: "" });
    const access = await requireSnapshotAccess(ana, id, "editor");
    const share = await createShare(access, {
      show: { owners: true, notes: false, evidence: false, hosts: false },
    });
    const opened = await redeemRoute(
      aRequest("POST", `/api/v1/shares/${share.id}/redeem`, {
        body: { secret: secretOf(share) },
        headers: { "x-blueline-address": "203.0.113.9" },
      }),
      { params: Promise.resolve({ id: share.id }) },
    );
    expect(opened.status).toBe(204);
    await revokeShare(access, share.id);
    const admin = await requireWorkspaceAccess(ana, "admin");
    expect((await told(admin)).slice(-3)).toEqual([
      "ana created a link to snapshot 1 of Payments API",
      "opened a link to snapshot 1 of Payments API",
      "ana ended a link to snapshot 1 of Payments API",
    ]);
    const { entries } = await readAudit(admin, { event: "share-opened" });
    expect(entries).toMatchObject([{ address: "203.0.113.9", target: { id: share.id } }]);
    const csv = auditCsv(entries);
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain('"opened a link to snapshot 1 of Payments API","203.0.113.9"');
  });

  it("is read by admins alone, by pages, of their own workspace and of none", async () => {
    const { ana, ben } = await makeWorkspace({ ana: "admin", ben: "editor" });
    const other = await makeWorkspace({ eve: "admin" });
    const cookie = await signIn(ana);
    for (let time = 0; time < 51; time++)
      await runWrite((transaction) =>
        recordAudit(
          { event: "signed-out", actor: { id: ana.userId, name: "ana" }, workspaceId: ana.workspaceId },
          transaction,
        ),
      );
    const ask = async (query: string, as: string) => {
      const answer = await auditRoute(aRequest("GET", `/api/v1/audit${query}`, { cookie: as }), {
        params: Promise.resolve({}),
      });
      return answer.ok ? auditPageSchema.parse(await answer.json()) : answer.status;
    };
    const first = await ask("", cookie);
    expect(first).toMatchObject({ older: expect.any(Number) });
    const older = typeof first === "number" ? 0 : (first.older ?? 0);
    const second = await ask(`?before=${older}`, cookie);
    const numbers = [first, second].flatMap((page) =>
      typeof page === "number" ? [] : page.entries.map(({ number }) => number),
    );
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(await ask("?event=nothing", cookie)).toBe(422);
    expect(await ask("", await signIn(ben))).toBe(403);
    const theirs = await ask("?event=signed-out", await signIn(other.eve));
    expect(theirs).toMatchObject({ entries: [] });
  });

  it("is one chain despite concurrent appends, without rolled back entries", async () => {
    const append = (name: string) =>
      runWrite((transaction) => recordAudit({ event: "signed-out", actor: { name } }, transaction));
    const before = await database().client.auditEntry.count();
    await Promise.all(Array.from({ length: 20 }, (_, number) => append(`person ${number}`)));
    await expect(
      runWrite(async (transaction) => {
        await recordAudit({ event: "signed-out", actor: { name: "nobody" } }, transaction);
        throw new Error("taken back");
      }),
    ).rejects.toThrow("taken back");
    expect(await database().client.auditEntry.count()).toBe(before + 20);
    expect((await verifyAudit(database().client)).broken).toEqual([]);
  });

  it("refuses changes and deletions, and reveals those made outside the product", async () => {
    const { client } = database();
    await expect(client.auditEntry.updateMany({ data: { actor: "somebody else" } })).rejects.toThrow();
    await expect(client.auditEntry.deleteMany()).rejects.toThrow();
    const heads = await readHeads(client, new Date());
    expect(await holdAgainst(client, heads)).toEqual([]);
    const { number } = await client.auditEntry.findFirstOrThrow({ orderBy: { number: "asc" } });
    const change = (to: string) =>
      tamper(
        dialect,
        url(),
        "audit_entry",
        `UPDATE "audit_entry" SET "address" = '${to}' WHERE "number" = ${number + 1}`,
      );
    const { address } = await client.auditEntry.findUniqueOrThrow({ where: { number: number + 1 } });
    await change("10.0.0.1");
    expect((await verifyAudit(client)).broken).toEqual([
      { number: number + 1, fault: "the entry does not match its hash" },
    ]);
    await change(address);
    expect((await verifyAudit(client)).broken).toEqual([]);
    // With the newest entry deleted and the head adjusted, only a copy of the heads kept elsewhere reveals
    // it.
    const last = await client.auditEntry.findFirstOrThrow({ orderBy: { number: "desc" } });
    await tamper(dialect, url(), "audit_entry", `DELETE FROM "audit_entry" WHERE "number" = ${last.number}`);
    await expect(client.auditHead.updateMany({ data: { number: last.number - 1 } })).rejects.toThrow();
    await expect(client.auditHead.updateMany({ data: { keptFrom: 1_000_000 } })).rejects.toThrow();
    await expect(client.auditHead.deleteMany()).rejects.toThrow();
    await tamper(
      dialect,
      url(),
      "audit_head",
      `UPDATE "audit_head" SET "number" = ${last.number - 1}, "hash" = '${last.previousHash}'`,
    );
    expect((await verifyAudit(client)).broken).toEqual([]);
    expect(await holdAgainst(client, heads)).toEqual([
      `Audit log, entry ${last.number}: the entry is missing.`,
    ]);
  });

  it("deletes expired entries, records that, and stays verifiable", async () => {
    const { client } = database();
    const { slots } = processState();
    const day = 86_400_000;
    const now = new Date(Date.now() + 30 * day);
    await runWrite((transaction) =>
      recordAudit({ event: "signed-out", actor: { name: "newer" } }, transaction, now),
    );
    await expireAudit(now);
    const all = await client.auditEntry.count();
    slots.set("env", { ...getEnv(), auditDays: 10 });
    try {
      await expireAudit(now);
      await expireAudit(now);
    } finally {
      slots.delete("env");
    }
    const left = await client.auditEntry.findMany({ orderBy: { number: "asc" } });
    expect(left.map(({ event, actor, detail }) => [event, actor, detail])).toEqual([
      ["signed-out", "newer", "{}"],
      ["entries-expired", "", JSON.stringify({ count: String(all - 1), days: "10" })],
    ]);
    expect((await verifyAudit(client)).broken).toEqual([]);
    await expect(client.auditEntry.deleteMany()).rejects.toThrow();
  });
});
