import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import * as members from "@/app/api/v1/members/[id]/route";
import { describeDatabases } from "@/lib/testing/databases";
import {
  aRequest,
  makeWorkspace,
  openSession,
  signedInViewer,
  signIn,
  signInRequest,
  type TestMember,
  testPassword,
} from "@/lib/testing/team";
import { codeFor } from "@/lib/testing/totp";
import {
  changeRole,
  createReset,
  removeMember,
  removeMemberSecondFactor,
  requireSecondFactors,
} from "../team/commands";
import { acceptReset } from "../team/resets";
import { runWrite } from "../db";
import { requireWorkspaceAccess } from "./access";
import { hashNewPassword, setPassword } from "./credentials";
import { handleAuthRequest } from "./handle-auth-request";
import { reserveGuess } from "./guess-limits";
import { lockOfAccount } from "./known-device";
import { getViewer, requireViewer } from "./viewer";

let count = 0;
/** A new address each time, so that no test waits for another's attempts. */
const post = (path: string, body: object, cookie?: string) => {
  count += 1;
  const headers = { "x-blueline-address": `198.18.${Math.floor(count / 250)}.${(count % 250) + 1}` };
  return handleAuthRequest(aRequest("POST", `/api/auth${path}`, { body, cookie, headers }));
};
const cookiesIn = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
const viewerOf = (cookie: string) => getViewer(new Headers({ cookie }));

interface SetUp {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
  readonly cookie: string;
}

/** @returns the browser's cookies afterwards; the code of this half minute is used up. */
async function setUp(cookie: string): Promise<SetUp> {
  const begun = await post("/second-factor/begin", { password: testPassword }, cookie);
  const made = (await begun.json()) as SetUp;
  const finished = await post("/second-factor/finish", { code: await codeFor(made.totpURI) }, cookie);
  expect([begun.status, finished.status]).toEqual([200, 200]);
  return { ...made, cookie: cookiesIn(finished) };
}

async function passwordOf(member: TestMember, more: object = {}, cookie?: string): Promise<Response> {
  return post("/sign-in/email", { email: member.email, password: testPassword, ...more }, cookie);
}

describeDatabases("a second factor", ({ database }) => {
  it("counts once a first code was right; then the other sessions end, and the password alone opens nothing", async () => {
    const { ana } = await makeWorkspace({ ana: "editor" });
    const [here, there] = [await openSession(ana), await openSession(ana)];
    expect((await post("/second-factor/begin", { password: "not the password" }, here)).status).toBe(422);
    const begun = await post("/second-factor/begin", { password: testPassword }, here);
    expect(await begun.json()).toMatchObject({
      totpURI: expect.stringMatching(/^otpauth:\/\/totp\/Blueline/),
    });
    expect((await post("/second-factor/finish", { code: "000000" }, here)).status).toBe(422);
    expect((await viewerOf(await signIn(ana)))?.hasSecondFactor).toBe(false);

    const { cookie } = await setUp(here);
    expect(await viewerOf(there)).toBeUndefined();
    expect((await viewerOf(cookie))?.hasSecondFactor).toBe(true);
    const first = await passwordOf(ana);
    expect([first.status, await first.json()]).toEqual([200, { needsCode: true }]);
    expect(await viewerOf(cookiesIn(first))).toBeUndefined();
  });

  it("restarts set-up with the password alone: a wrong one keeps the earlier set-up", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const cookie = await signIn(ana);
    const begun = await post("/second-factor/begin", { password: testPassword }, cookie);
    const { totpURI } = (await begun.json()) as SetUp;
    expect((await post("/second-factor/begin", { password: "not the password" }, cookie)).status).toBe(422);
    expect((await post("/second-factor/finish", { code: await codeFor(totpURI) }, cookie)).status).toBe(200);
  });

  it("lets in by a code once, and by each recovery code once", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const { totpURI, backupCodes } = await setUp(await signIn(ana));
    const step = async (code: string) => post("/sign-in/code", { code }, cookiesIn(await passwordOf(ana)));
    const code = await codeFor(totpURI, 1);
    const entered = await step(code);
    expect(await viewerOf(cookiesIn(entered))).toMatchObject({ userId: ana.userId });
    expect((await step(code)).status).toBe(422);
    const [recovery = ""] = backupCodes;
    expect(await viewerOf(cookiesIn(await step(recovery)))).toMatchObject({ userId: ana.userId });
    expect((await step(recovery)).status).toBe(422);
    expect((await post("/sign-in/code", { code: "123456" })).status).toBe(401);
    const recorded = await database().client.auditEntry.findMany({
      where: { actorId: ana.userId, event: "signed-in" },
      orderBy: { number: "asc" },
      select: { outcome: true, detail: true },
    });
    expect(recorded.map(({ outcome, detail }) => `${outcome} ${detail}`)).toEqual([
      "done {}",
      'done {"by":"a code"}',
      'refused {"reason":"wrong code"}',
      'done {"by":"a recovery code"}',
      'refused {"reason":"wrong recovery code"}',
    ]);
  });

  it("takes no more guesses at the code than ten in a row, whatever is tried again", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const { totpURI } = await setUp(await openSession(ana));
    const statuses: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      const cookie = cookiesIn(await passwordOf(ana));
      for (let guess = 0; guess < 5; guess += 1)
        statuses.push((await post("/sign-in/code", { code: "000000" }, cookie)).status);
    }
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 422));
    const waits = await post("/sign-in/code", { code: "000000" }, cookiesIn(await passwordOf(ana)));
    expect(waits.status).toBe(429);
    // The right code, sent with the password, is still accepted.
    const entered = await passwordOf(ana, { code: await codeFor(totpURI, 1) });
    expect(await viewerOf(cookiesIn(entered))).toMatchObject({ userId: ana.userId });
  });

  it("knows at the second step who entered the password, also if another person is signed in", async () => {
    const { ana, eve } = await makeWorkspace({ ana: "admin", eve: "viewer" });
    await setUp(await openSession(ana));
    const eves = await setUp(await openSession(eve));
    const cookie = `${eves.cookie}; ${cookiesIn(await passwordOf(ana))}`;
    expect((await post("/sign-in/code", { code: await codeFor(eves.totpURI, 1) }, cookie)).status).toBe(422);
    expect(
      await database().client.auditEntry.count({
        where: { actorId: ana.userId, event: "signed-in", outcome: "done", detail: { contains: "by" } },
      }),
    ).toBe(0);
  });

  it("keeps neither the secret nor the recovery codes as they are", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const { totpURI, backupCodes } = await setUp(await openSession(ana));
    const row = await database().client.twoFactor.findUniqueOrThrow({ where: { userId: ana.userId } });
    const kept = JSON.stringify([row, await database().client.auditEntry.findMany()]);
    for (const secret of [new URL(totpURI).searchParams.get("secret") ?? "?", ...backupCodes])
      expect(kept).not.toContain(secret);
  });

  it("is removed by its owner with the password, and by an admin after a loss, which ends the sessions", async () => {
    const { ana, ben } = await makeWorkspace({ ana: "admin", ben: "viewer" });
    const { cookie, totpURI } = await setUp(await openSession(ana));
    const remove = async (proof: object) => post("/second-factor/remove", proof, cookie);
    const code = await codeFor(totpURI, 1);
    expect((await remove({ password: "not the password", code })).status).toBe(422);
    expect((await remove({ password: testPassword })).status).toBe(422);
    expect((await remove({ password: testPassword, code: "000000" })).status).toBe(422);
    const removed = await remove({ password: testPassword, code });
    expect((await viewerOf(cookiesIn(removed)))?.hasSecondFactor).toBe(false);

    const { cookie: bens } = await setUp(await openSession(ben));
    await removeMemberSecondFactor(
      await requireWorkspaceAccess(await signedInViewer(ana), "admin"),
      ben.userId,
    );
    expect(await viewerOf(bens)).toBeUndefined();
    expect(await viewerOf(await signIn(ben))).toBeDefined();
  });

  it.each(["a new password", "a lesser role", "a removal"])(
    "ends a sign-in that waits for its code: %s",
    async (how) => {
      const { ana, ben } = await makeWorkspace({ ana: "admin", ben: "editor" });
      const { backupCodes } = await setUp(await openSession(ben));
      const half = cookiesIn(await passwordOf(ben));
      const access = await requireWorkspaceAccess(await signedInViewer(ana), "admin");
      if (how === "a lesser role") await changeRole(access, ben.userId, "viewer");
      else if (how === "a removal") await removeMember(access, ben.userId);
      else
        await acceptReset({
          secret: (await createReset(access, ben.userId)).url.split("#")[1] ?? "",
          password: "seven green bicycles",
        });
      expect((await post("/sign-in/code", { code: backupCodes[0] }, half)).status).toBe(401);
      expect(await database().client.session.count({ where: { userId: ben.userId } })).toBe(0);
    },
  );

  it("opens nothing by being taken away while a new password is set", async () => {
    const hash = await hashNewPassword("seven green bicycles");
    for (const delay of [60, 90, 120, 150]) {
      const { ana } = await makeWorkspace({ ana: "editor" });
      const { cookie, totpURI } = await setUp(await openSession(ana));
      const proof = { password: testPassword, code: await codeFor(totpURI, 1) };
      const begun = post("/second-factor/remove", proof, cookie);
      await sleep(delay);
      await runWrite((transaction) => setPassword(ana.userId, hash, new Date(), transaction));
      expect(await viewerOf(cookiesIn(await begun))).toBeUndefined();
    }
  });

  it("guards a new password as well, and is not taken away from oneself past the code", async () => {
    const { ana } = await makeWorkspace({ ana: "admin" });
    const { cookie, totpURI } = await setUp(await openSession(ana));
    const change = async (more: object) => {
      const body = { currentPassword: testPassword, newPassword: "another horse on a roof", ...more };
      return (await post("/change-password", body, cookie)).status;
    };
    expect([await change({}), await change({ code: "000000" })]).toEqual([422, 422]);
    const viewer = await viewerOf(cookie);
    if (!viewer) throw new Error("Ana is signed out.");
    const own = removeMemberSecondFactor(await requireWorkspaceAccess(viewer, "admin"), ana.userId);
    await expect(own).rejects.toMatchObject({ code: "conflict" });
    expect(await change({ code: await codeFor(totpURI, 1) })).toBe(204);
  });

  it("can be required: a member without one may only set one up", async () => {
    const { ana, ben } = await makeWorkspace({ ana: "admin", ben: "editor" });
    const access = async () => requireWorkspaceAccess(await signedInViewer(ana), "admin");
    await expect(requireSecondFactors(await access(), true)).rejects.toMatchObject({ code: "conflict" });
    const viewer = await viewerOf((await setUp(await openSession(ana))).cookie);
    if (!viewer) throw new Error("Ana is signed out.");
    await requireSecondFactors(await requireWorkspaceAccess(viewer, "admin"), true);
    const cookie = await signIn(ben);
    await expect(requireViewer(new Headers({ cookie }))).rejects.toMatchObject({ code: "forbidden" });
    const { cookie: after } = await setUp(cookie);
    expect(await requireViewer(new Headers({ cookie: after }))).toMatchObject({ userId: ben.userId });
    expect((await post("/second-factor/remove", { password: testPassword }, after)).status).toBe(403);
  });
});

describeDatabases("who has the password and a known browser, or a code", () => {
  /** Guesses from many addresses, and from the owner's own, until none is evaluated. */
  async function guessAt(email: string): Promise<void> {
    const lock = await lockOfAccount(email);
    for (let guess = 0; guess < 60; guess += 1) {
      const caller = guess % 2 === 0 ? "192.0.2.1" : `198.51.100.${guess}`;
      await reserveGuess({ lock, caller }).catch(() => undefined);
    }
  }
  const from = async (request: Request) => (await handleAuthRequest(request)).status;

  it("is kept out by no limit", async () => {
    const { ana, ben } = await makeWorkspace({ ana: "viewer", ben: "viewer" });
    const cookie = await signIn(ana);
    const { totpURI } = await setUp(await openSession(ben));
    // From an unknown address, so that only the request's own content counts.
    const tries = (email: string, more: { cookie?: string; code?: string; address?: string } = {}) =>
      from(
        aRequest("POST", "/api/auth/sign-in/email", {
          body: { email, password: testPassword, ...(more.code ? { code: more.code } : {}) },
          cookie: more.cookie,
          headers: { "x-blueline-address": more.address ?? "203.0.113.77" },
        }),
      );
    // Right before each check: on a slow machine the rest takes longer than the wait.
    await guessAt(ana.email);
    expect(await tries(ana.email)).toBe(429);
    expect(await tries(ana.email, { cookie })).toBe(200);
    await guessAt(ben.email);
    expect(await tries(ben.email)).toBe(429);
    expect(await tries(ben.email, { code: "000000" })).toBe(429);
    const code = await codeFor(totpURI, 1);
    expect(await tries(ben.email, { code })).toBe(200);
    await guessAt(ben.email);
    // Once seen, it opens nothing.
    expect(await tries(ben.email, { code, address: "203.0.113.78" })).toBe(429);
    await guessAt(ana.email);
    expect(await from(signInRequest(ana.email, "a wrong password", "192.0.2.1"))).toBe(429);
  });
});

describeDatabases("what gives rights away", ({ database }) => {
  it("needs a password entered at most ten minutes ago", async () => {
    const { ana, ben } = await makeWorkspace({ ana: "admin", ben: "viewer" });
    const cookie = await signIn(ana);
    const promote = () =>
      members.PATCH(
        aRequest("PATCH", `/api/v1/members/${ben.userId}`, { body: { role: "editor" }, cookie }),
        {
          params: Promise.resolve({ id: ben.userId }),
        },
      );
    const longAgo = new Date(Date.now() - 11 * 60_000);
    await database().client.session.updateMany({
      where: { userId: ana.userId },
      data: { createdAt: longAgo },
    });
    const refused = await promote();
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { type: "urn:blueline:problem:confirm" },
    ]);
    expect((await post("/confirm", { password: "not the password" }, cookie)).status).toBe(422);
    expect((await promote()).status).toBe(403);
    expect((await post("/confirm", { password: testPassword }, cookie)).status).toBe(204);
    expect((await promote()).status).toBe(204);
  });

  it("also needs the code with a second factor", async () => {
    const { ana } = await makeWorkspace({ ana: "admin" });
    const { cookie, totpURI, backupCodes } = await setUp(await openSession(ana));
    const confirm = async (more: object) =>
      (await post("/confirm", { password: testPassword, ...more }, cookie)).status;
    expect(await confirm({})).toBe(422);
    expect(await confirm({ code: "000000" })).toBe(422);
    expect(await confirm({ code: await codeFor(totpURI, 1) })).toBe(204);
    const [recovery = ""] = backupCodes;
    expect([await confirm({ code: recovery }), await confirm({ code: recovery })]).toEqual([204, 422]);
  });
});
