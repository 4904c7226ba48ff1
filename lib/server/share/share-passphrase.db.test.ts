import { beforeEach, expect, it } from "vitest";
import { POST as redeemRoute } from "@/app/api/v1/shares/[id]/redeem/route";
import { type Show, shareOpeningsSchema } from "@/lib/domain/contract/shares";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest } from "@/lib/testing/team";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { watchStatements } from "@/lib/testing/watch-statements";
import { requireSnapshotAccess, type SnapshotAccess } from "../auth/access";
import { newRecordId, newSecret } from "../auth/secrets";
import { createShare } from "./create-share";
import { getSharedCopy } from "./get-shared-copy";
import { listOpenings } from "./list-openings";
import { listShares } from "../snapshot/queries";
import { revokeShare } from "./revoke-share";
import { takeSnapshot } from "../snapshot/take-snapshot";

const nothing: Show = { owners: false, notes: false, evidence: false, hosts: false };
const passphrase = "nine purple kettles";

describeDatabases("a link with a passphrase", ({ database, dialect }) => {
  let access: SnapshotAccess;

  beforeEach(async () => {
    await database().client.rateLimit.deleteMany();
    const { ana } = await makeViewers({ ana: "editor" });
    const { id } = await takeSnapshot(await makePipeline(ana), { title: "Before the audit", note: "" });
    access = await requireSnapshotAccess(ana, id, "editor");
  });

  const share = async (options: { passphrase?: string } = {}) => {
    const { id, url } = await createShare(access, { show: nothing, ...options });
    return { id, secret: url.split("#")[1] ?? "" };
  };
  const redeem = async (id: string, body: { secret: string; passphrase?: string }, from = "192.0.2.9") => {
    const request = aRequest("POST", `/api/v1/shares/${id}/redeem`, {
      body,
      headers: { "x-blueline-address": from },
    });
    const response = await redeemRoute(request, { params: Promise.resolve({ id }) });
    const cookie = response.headers.get("set-cookie");
    return { status: response.status, text: await response.text(), cookie };
  };
  const tokenIn = (cookie: string | null) => /=([^;]+);/.exec(cookie ?? "")?.[1];

  it("asks for it only once the secret was right, and tells nothing of the snapshot before", async () => {
    const { id, secret } = await share({ passphrase });
    const unasked = await redeem(id, { secret });
    const wrong = await redeem(id, { secret, passphrase: "nine purple kettle" });
    for (const refused of [unasked, wrong]) {
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('"path":"passphrase"');
      expect(refused.text).not.toContain("audit");
      expect(refused.cookie).toBeNull();
    }
    const opened = await redeem(id, { secret, passphrase });
    expect(opened.status).toBe(204);
    expect(await getSharedCopy(id, tokenIn(opened.cookie))).toMatchObject({
      copy: { title: "Before the audit" },
    });
    expect((await listShares(access)).shares).toMatchObject([{ id, hasPassphrase: true, views: 1 }]);
  });

  it("keeps it nowhere: in no row, and so in no record", async () => {
    const { id, secret } = await share({ passphrase });
    await redeem(id, { secret, passphrase });
    await redeem(id, { secret, passphrase: "not even nearly this" });
    const { client } = database();
    const rows = JSON.stringify([
      await client.share.findMany(),
      await client.auditEntry.findMany(),
      (await client.rateLimit.findMany()).map(({ key }) => key),
    ]);
    expect(rows).toMatch(/wrong passphrase/);
    expect(rows).not.toMatch(/purple|nearly/);
  });

  it("is told in the openings of its link, with from where about, and in those of no other", async () => {
    const [{ id, secret }, other] = [await share({ passphrase }), await share()];
    expect(await listOpenings(access, id)).toEqual({ total: 0, openings: [] });
    await redeem(id, { secret, passphrase: "not this one" }, "2001:db8:1:2::3");
    await redeem(id, { secret, passphrase }, "192.0.2.9");
    await redeem(id, { secret, passphrase }, "192.0.2.9");
    await redeem(other.id, { secret: other.secret }, "192.0.2.9");
    const { total, openings } = shareOpeningsSchema.parse(await listOpenings(access, id));
    expect([total, openings.map(({ outcome, address }) => [outcome, address])]).toEqual([
      2,
      [
        ["opened", "192.0.2.0/24"],
        ["wrong-passphrase", "2001:db8:1::/48"],
      ],
    ]);
  });

  it("has no more openings in its list than are read, and says how many there are", async () => {
    const { id, secret } = await share();
    await redeem(id, { secret });
    const { client } = database();
    const { number: _number, ...entry } = await client.auditEntry.findFirstOrThrow({
      where: { targetId: id },
      orderBy: { number: "desc" },
    });
    await client.auditEntry.createMany({
      data: Array.from({ length: 230 }, (_, index) => ({ ...entry, number: 1_000_000 + index })),
    });
    const { total, openings } = await listOpenings(access, id);
    expect([total, openings.length]).toEqual([231, 200]);
  });

  it("is refused where it is short or guessed first, as passwords are", async () => {
    for (const weak of ["password1234", "kubernetes", "blueline2026"])
      await expect(share({ passphrase: weak })).rejects.toMatchObject({ errors: [{ path: "passphrase" }] });
    await expect(share({ passphrase: "xk7#Qv2m" })).resolves.toBeDefined();
  });

  it("slows down guesses, does not count right ones, and locks out no one", async () => {
    const { id, secret } = await share({ passphrase });
    const counts = database().client.rateLimit;
    const here = { key: { startsWith: `guess:here:link:${id}` } };
    const guess = async () => (await redeem(id, { secret, passphrase: "not this one" })).status;
    expect((await redeem(id, { secret, passphrase })).status).toBe(204);
    expect(await guess()).toBe(422);
    expect((await redeem(id, { secret, passphrase })).status).toBe(204);
    expect((await counts.findFirstOrThrow({ where: here })).count).toBe(1);
    await counts.updateMany({ where: here, data: { count: 100 } });
    expect([await guess(), await guess()]).toEqual([422, 429]);
    const { blockedUntil, startedAt } = await counts.findFirstOrThrow({ where: here });
    expect((blockedUntil?.getTime() ?? 0) - startedAt.getTime()).toBe(300_000);
    // From elsewhere the right one opens it, despite the guesses here.
    expect((await redeem(id, { secret, passphrase }, "198.51.100.4")).status).toBe(204);
  });

  it("has one answer, by the same statements, whether its secret is wrong, it is unknown, revoked or expired", async () => {
    const [good, locked, revoked, expired] = [
      await share(),
      await share({ passphrase }),
      await share({ passphrase }),
      await share(),
    ];
    const cookieOf = async ({ id, secret }: { id: string; secret: string }) =>
      tokenIn((await redeem(id, { secret, passphrase })).cookie);
    const cookies = {
      good: await cookieOf(good),
      revoked: await cookieOf(revoked),
      expired: await cookieOf(expired),
    };
    await revokeShare(access, revoked.id);
    await database().client.share.update({ where: { id: expired.id }, data: { expiresAt: new Date(0) } });
    const said = new Set<string>();
    for (const [id, secret] of [
      [good.id, newSecret()],
      [locked.id, newSecret()],
      [newRecordId(), good.secret],
      [locked.id, good.secret],
      [revoked.id, revoked.secret],
      [expired.id, expired.secret],
    ] as const) {
      const asked = watchStatements(dialect);
      const answer = await redeem(id, { secret, passphrase });
      said.add(JSON.stringify([answer, asked()]));
    }
    expect([...said]).toHaveLength(1);
    const [answer, statements] = JSON.parse([...said][0] ?? "") as [unknown, string[]];
    expect(answer).toMatchObject({ status: 404, cookie: null });
    expect(statements.join()).toMatch(/FROM .*share/);
    const asked = new Set<string>();
    for (const [id, token] of [
      [good.id, newSecret()],
      [locked.id, cookies.good],
      [newRecordId(), cookies.good],
      [revoked.id, cookies.revoked],
      [expired.id, cookies.expired],
    ] as const) {
      const sent = watchStatements(dialect);
      expect(await getSharedCopy(id, token)).toBeUndefined();
      asked.add(sent().join());
    }
    expect([...asked]).toEqual([expect.stringMatching(/FROM .*share_grant/)]);
  });
});
