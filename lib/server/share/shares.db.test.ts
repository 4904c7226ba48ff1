import { beforeEach, expect, it } from "vitest";
import { POST as redeemRoute } from "@/app/api/v1/shares/[id]/redeem/route";
import { shareListSchema, type Show } from "@/lib/domain/contract/shares";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest } from "@/lib/testing/team";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireSnapshotAccess, requireWorkspaceAccess, type SnapshotAccess } from "../auth/access";
import { newRecordId, newSecret } from "../auth/secrets";
import type { Viewer } from "../auth/viewer";
import { runWrite } from "../db";
import { removeMember } from "../team/commands";
import { canonicalJson } from "../catalogue/canonical";
import { createShare } from "./create-share";
import { getSharedCopy } from "./get-shared-copy";
import { previewShare } from "./preview-share";
import { listShares } from "../snapshot/queries";
import { redeemShare } from "./redeem-share";
import { requireShareAccess, revokeShare } from "./revoke-share";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { changeShareSettings, listWorkspaceShares } from "./workspace-shares";

const nothing: Show = { owners: false, notes: false, evidence: false, hosts: false };
const now = new Date("2026-11-24T15:00:00Z");
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const hour = 3_600_000;
const day = 24 * hour;

const document: PipelineDocument = aPipeline("Payments API")
  .node("laptop", { name: "canary-name", owner: "canary-owner" })
  .node("ci", { note: "canary-note", url: "https://canary-host.example" })
  .edge("laptop", "ci", { artifact: "code" })
  .edge("laptop", "ci", { id: "key", artifact: "credential", right: "deploy", shortLived: false })
  .claim("ci", "img-sign", { status: "implemented", ticket: "https://canary-ticket.example" })
  .toDocument();

describeDatabases("a shared snapshot", ({ database }) => {
  let [ana, ben, eve]: Viewer[] = [];
  let access: SnapshotAccess;
  const share = async (options: { show?: Show; expiresAt?: string } = {}) => {
    const created = await createShare(access, { show: nothing, ...options }, now);
    const [address = "", secret = ""] = created.url.split("#");
    expect(address).toMatch(new RegExp(`/s/${created.id}$`));
    return { ...created, secret };
  };
  const tokenIn = (cookie: string) => /=([^;]+);/.exec(cookie)?.[1] ?? "";
  const openAt = async (id: string, secret: string, time: Date) =>
    getSharedCopy(id, tokenIn(await redeemShare(id, { secret }, time)), time);

  beforeEach(async () => {
    await database().client.rateLimit.deleteMany();
    const members = await makeViewers({ ana: "editor", ben: "editor", eve: "admin" });
    [ana, ben, eve] = [members.ana, members.ben, members.eve];
    const pipeline = await makePipeline(members.ana, {
      document: { ...document, name: `Payments API ${newRecordId()}` },
    });
    const { id } = await takeSnapshot(
      pipeline,
      { title: "Before the audit", note: "canary-snapshot-note" },
      now,
    );
    access = await requireSnapshotAccess(members.ana, id, "editor");
  });

  it("opens with its secret, holds nothing hidden, and says its fingerprint", async () => {
    const { id, secret } = await share();
    const opened = await openAt(id, secret, now);
    expect(opened).toMatchObject({ copy: { title: "Before the audit", number: 1, revision: 0 } });
    expect(JSON.stringify(opened)).not.toMatch(/canary|"ana"/);
    expect(opened?.catalogue.controls.some((control) => control.id === "img-sign")).toBe(true);
    const shown = await share({ show: { owners: true, notes: true, evidence: true, hosts: true } });
    const whole = await openAt(shown.id, shown.secret, now);
    expect(JSON.stringify(whole)).toMatch(/canary-snapshot-note/);
    expect(whole).toMatchObject({ copy: { takenBy: "ana" } });
    expect(whole?.fingerprint).not.toBe(opened?.fingerprint);
  });

  it("hides what a credential allows unless that is ticked, also in a link from before there was a switch", async () => {
    const keyIn = async (show: Show) => {
      const { id, secret } = await share({ show });
      const opened = await openAt(id, secret, now);
      const edges = opened && "copy" in opened ? opened.copy.document.edges : [];
      return edges.find(({ artifact }) => artifact === "credential");
    };
    for (const show of [nothing, { ...nothing, rights: false }]) {
      expect(await keyIn(show)).not.toHaveProperty("right");
      expect(await keyIn(show)).not.toHaveProperty("shortLived");
    }
    expect(await keyIn({ ...nothing, rights: true })).toMatchObject({ right: "deploy", shortLived: false });
  });

  it("is previewed as exactly what its reader gets, and for that no link is made", async () => {
    for (const show of [nothing, { ...nothing, owners: true, hosts: true }]) {
      const shared = { kind: "snapshot", comparedWith: null, show } as const;
      const { hidden, ...preview } = await previewShare(access, shared);
      expect(Object.keys(hidden)).toEqual(
        ["owners", "notes", "evidence", "hosts", "rights"].filter((key) => !show[key as keyof Show]),
      );
      expect((await listShares(access)).shares).toHaveLength(show.owners ? 1 : 0);
      const { id, secret } = await share({ show });
      const { expiresAt: _expiresAt, ...opened } = required(await openAt(id, secret, now));
      expect(canonicalJson(preview)).toBe(canonicalJson(opened));
    }
  });

  it("opens the report where it was made for that, of the very same copy", async () => {
    const { id, url } = await createShare(access, { kind: "report", show: nothing }, now);
    const report = await openAt(id, url.split("#")[1] ?? "", now);
    const snapshot = await share();
    const whole = await openAt(snapshot.id, snapshot.secret, now);
    expect([report?.kind, whole?.kind]).toEqual(["report", "snapshot"]);
    expect(report?.fingerprint).toBe(whole?.fingerprint);
    expect((await listShares(access)).shares.map(({ kind }) => kind).toSorted()).toEqual([
      "report",
      "snapshot",
    ]);
  });

  it("keeps no secret and no cookie that could be used", async () => {
    const { id, secret } = await share();
    const cookie = tokenIn(await redeemShare(id, { secret }, now));
    const rows = JSON.stringify([
      await database().client.share.findMany(),
      await database().client.shareGrant.findMany(),
    ]);
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(cookie);
  });

  it("counts each time that its secret is redeemed", async () => {
    const { id, secret } = await share();
    await redeemShare(id, { secret }, now);
    await redeemShare(id, { secret }, after(1000));
    const { shares } = shareListSchema.parse(await listShares(access));
    expect(shares).toMatchObject([
      {
        id,
        views: 2,
        lastViewAt: after(1000).toISOString(),
        createdBy: "ana",
        revokedAt: null,
        show: nothing,
      },
    ]);
  });

  it("ends with the last moment of its day, 30 days ahead unless said, at most 90", async () => {
    expect((await share()).expiresAt).toBe("2026-12-24T23:59:59.999Z");
    const today = await share({ expiresAt: "2026-11-24" });
    expect(await openAt(today.id, today.secret, new Date("2026-11-24T23:59:59.500Z"))).toBeDefined();
    await expect(
      redeemShare(today.id, { secret: today.secret }, new Date("2026-11-25T00:00:00Z")),
    ).rejects.toMatchObject({ code: "not-found" });
    expect((await share({ expiresAt: "2027-02-22" })).expiresAt).toBe("2027-02-22T23:59:59.999Z");
    await expect(share({ expiresAt: "2027-02-23" })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "expiresAt" }],
    });
    await expect(share({ expiresAt: "2026-11-23" })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "expiresAt" }],
    });
  });

  it("gives a cookie of one page for an hour, and never past the link's end", async () => {
    const { id, secret } = await share({ expiresAt: "2026-11-24" });
    const cookie = await redeemShare(id, { secret }, now);
    expect(cookie).toMatch(
      new RegExp(
        `^blueline-share=[A-Za-z0-9_-]{43}; Path=/s/${id}; Max-Age=3600; HttpOnly; SameSite=Strict$`,
      ),
    );
    expect(await getSharedCopy(id, tokenIn(cookie), after(hour - 1))).toBeDefined();
    expect(await getSharedCopy(id, tokenIn(cookie), after(hour))).toBeUndefined();
    expect(await redeemShare(id, { secret }, new Date("2026-11-24T23:50:00Z"))).toContain("Max-Age=599;");
  });

  it("is closed at once when it is revoked, also for anyone who has it open", async () => {
    const { id, secret } = await share();
    const cookie = tokenIn(await redeemShare(id, { secret }, now));
    await revokeShare(access, id, now);
    expect(await getSharedCopy(id, cookie, now)).toBeUndefined();
    await expect(redeemShare(id, { secret }, now)).rejects.toMatchObject({ code: "not-found" });
    await revokeShare(access, id, after(day));
    expect((await listShares(access)).shares[0]?.revokedAt).toBe(now.toISOString());
  });

  it("is opened by its own cookie alone", async () => {
    const [one, other] = [await share(), await share()];
    const cookie = tokenIn(await redeemShare(one.id, { secret: one.secret }, now));
    for (const token of [undefined, "", one.secret, newSecret(), "x".repeat(10_000)])
      expect(await getSharedCopy(one.id, token, now)).toBeUndefined();
    for (const id of [other.id, newRecordId(), "[shareId]", ":id", "..", ""])
      expect(await getSharedCopy(id, cookie, now)).toBeUndefined();
    await expect(redeemShare(other.id, { secret: one.secret }, now)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is revoked by its creator and by admins, not by another editor or another workspace", async () => {
    const { id } = await share();
    const asBen = await requireShareAccess(ben as Viewer, id);
    await expect(revokeShare(asBen, id)).rejects.toMatchObject({ code: "forbidden" });
    const { stranger } = await makeViewers({ stranger: "admin" });
    await expect(requireShareAccess(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(requireShareAccess({ ...(ana as Viewer), role: "viewer" }, id)).rejects.toMatchObject({
      code: "forbidden",
    });
    await revokeShare(await requireShareAccess(eve as Viewer, id), id);
    expect((await listShares(access)).shares[0]?.revokedAt).not.toBeNull();
  });

  it("is not made by someone whose role was lowered meanwhile", async () => {
    await runWrite((transaction) =>
      transaction.membership.updateMany({
        where: { userId: access.viewer.userId },
        data: { role: "viewer" },
      }),
    );
    await expect(share()).rejects.toMatchObject({ code: "forbidden" });
  });

  it("answers wrong, unknown, revoked and expired alike, and slows down guesses", async () => {
    const [good, revoked, expired] = [await share({ expiresAt: "2027-01-01" }), await share(), await share()];
    await revokeShare(access, revoked.id);
    await database().client.share.update({ where: { id: expired.id }, data: { expiresAt: new Date(0) } });
    const redeem = (id: string, secret: string) =>
      redeemRoute(
        aRequest("POST", `/api/v1/shares/${id}/redeem`, {
          body: { secret },
          headers: { "x-blueline-address": "192.0.2.9" },
        }),
        {
          params: Promise.resolve({ id }),
        },
      );
    const answers = [];
    for (const [id, secret] of [
      [good.id, newSecret()],
      [newRecordId(), good.secret],
      [revoked.id, revoked.secret],
      [expired.id, expired.secret],
    ] as const) {
      const response = await redeem(id, secret);
      answers.push([response.status, await response.text(), response.headers.get("set-cookie")]);
    }
    expect(answers[0]?.[0]).toBe(404);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const opened = await redeem(good.id, good.secret);
    expect([
      opened.status,
      opened.headers.get("set-cookie")?.includes("HttpOnly"),
      opened.headers.get("cache-control"),
    ]).toEqual([204, true, "no-store"]);
    // A whole office may open it from one address.
    for (let opening = 0; opening < 60; opening++)
      expect((await redeem(good.id, good.secret)).status).toBe(204);
    let status = 0;
    for (let guess = 0; guess < 40 && status !== 429; guess++)
      ({ status } = await redeem(good.id, newSecret()));
    expect(status).toBe(429);
  });

  it("does not work, nor is created, while sharing is off, and at most as long as the workspace allows", async () => {
    const admin = await requireWorkspaceAccess(required(eve), "admin");
    const before = await share();
    const cookie = await redeemShare(before.id, { secret: before.secret }, now);
    await changeShareSettings(admin, { allowed: false });
    await expect(share()).rejects.toMatchObject({ code: "conflict" });
    await expect(redeemShare(before.id, { secret: before.secret }, now)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await getSharedCopy(before.id, tokenIn(cookie), now)).toBeUndefined();
    await changeShareSettings(admin, { allowed: true, longestDays: 7 });
    expect(await openAt(before.id, before.secret, now)).toBeDefined();
    await expect(share({ expiresAt: "2026-12-02" })).rejects.toMatchObject({
      errors: [{ path: "expiresAt", message: "must be at most 7 days ahead" }],
    });
    expect((await share()).expiresAt.slice(0, 10)).toBe("2026-12-01");
    const { settings, shares } = await listWorkspaceShares(admin);
    expect(settings).toEqual({ allowed: true, longestDays: 7 });
    expect(shares).toHaveLength(2);
    expect(shares.find(({ id }) => id === before.id)).toMatchObject({
      createdBy: "ana",
      views: 2,
      snapshot: { number: 1, title: "Before the audit" },
    });
  });

  it("ends with its creator's membership, unless the admin keeps it", async () => {
    const admin = await requireWorkspaceAccess(required(eve), "admin");
    const made = await share();
    const cookie = await redeemShare(made.id, { secret: made.secret }, now);
    const [bens, anas] = [required(ben), required(ana)];
    const kept = await createShare({ ...access, viewer: bens }, { show: nothing }, now);
    await removeMember(admin, bens.userId, { keepShares: true });
    await removeMember(admin, anas.userId);
    expect(await getSharedCopy(made.id, tokenIn(cookie), now)).toBeUndefined();
    await expect(redeemShare(made.id, { secret: made.secret }, now)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await openAt(kept.id, kept.url.split("#")[1] ?? "", now)).toBeDefined();
    const { shares } = await listWorkspaceShares(admin);
    expect(shares.find(({ id }) => id === kept.id)).toMatchObject({ createdBy: "ben", takenOverBy: "eve" });
  });

  it("is worth what the person who answers for it may do now, also where nothing ended it", async () => {
    const made = await share();
    const cookie = await redeemShare(made.id, { secret: made.secret }, now);
    const { client } = database();
    const become = (viewer: Viewer | undefined, role: string) =>
      client.membership.updateMany({ where: { userId: required(viewer).userId }, data: { role } });
    const opens = async () => {
      const isOpen = (await getSharedCopy(made.id, tokenIn(cookie), now)) !== undefined;
      const redeemed = redeemShare(made.id, { secret: made.secret }, now);
      expect(
        await redeemed.then(
          () => true,
          (error: { readonly code: string }) => error.code,
        ),
      ).toBe(isOpen ? true : "not-found");
      return isOpen;
    };
    expect(await opens()).toBe(true);
    await become(ana, "viewer");
    expect(await opens()).toBe(false);
    await client.share.updateMany({ where: { id: made.id }, data: { takenOverById: required(eve).userId } });
    expect(await opens()).toBe(true);
    await become(eve, "viewer");
    expect(await opens()).toBe(false);
  });
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("It is not there.");
  return value;
}
