import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { describeDatabases } from "@/lib/testing/databases";
import {
  aRequest,
  makeWorkspace,
  openSession,
  signIn,
  signInRequest,
  testPassword,
} from "@/lib/testing/team";
import { runWrite } from "../db";
import { getEnv } from "../env";
import { processState } from "../process";
import { getAuth } from "./auth";
import { hashNewPassword, setPassword } from "./credentials";
import { authRoutes, handleAuthRequest } from "./handle-auth-request";
import { renewSession } from "./renew-session";
import { getViewer } from "./viewer";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const viewerOf = (cookie: string) => getViewer(new Headers({ cookie }));

describeDatabases("sign-in", ({ database }) => {
  it("gives a cookie of this host alone, by which the member is known for as long as a session may last", async () => {
    const { ana } = await makeWorkspace({ ana: "editor" });
    const response = await handleAuthRequest(signInRequest(ana.email));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(
      /^blueline\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await viewerOf(cookie.split(";")[0] ?? "")).toMatchObject({
      userId: ana.userId,
      role: "editor",
      workspaceId: ana.workspaceId,
    });
  });

  it("binds the cookie to this host over https", async () => {
    const { slots } = processState();
    const { ana } = await makeWorkspace({ ana: "viewer" });
    slots.set("env", {
      ...getEnv(),
      url: "https://blueline.example",
      origins: ["https://blueline.example"],
      secureCookies: true,
    });
    slots.delete("auth");
    try {
      const response = await handleAuthRequest(signInRequest(ana.email));
      const [cookie = ""] = response.headers.getSetCookie();
      expect(cookie).toMatch(
        /^__Host-blueline\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect(response.headers.get("strict-transport-security")).toContain("max-age=63072000");
      expect(await viewerOf(cookie.split(";")[0] ?? "")).toBeDefined();
    } finally {
      slots.delete("env");
      slots.delete("auth");
    }
  });

  it("answers an unknown address and a wrong password alike", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const answers = await Promise.all(
      [ana.email, "nobody@example.com"].map(async (email) => {
        const response = await handleAuthRequest(signInRequest(email, "not the password"));
        return { status: response.status, body: await response.text(), headers: [...response.headers] };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
  });

  it("refuses a session's bare token, as a leaked database holds it", async () => {
    const { ana } = await makeWorkspace({ ana: "admin" });
    const cookie = await signIn(ana);
    const { token } = await database().client.session.findFirstOrThrow({ where: { userId: ana.userId } });
    const name = cookie.split("=")[0];
    expect(await viewerOf(`${name}=${token}`)).toBeUndefined();
    expect(await viewerOf(`${name}=${token}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D`)).toBeUndefined();
    expect(await getViewer(new Headers({ authorization: `Bearer ${token}` }))).toBeUndefined();
    expect(await viewerOf(cookie)).toBeDefined();
  });

  it("ends the other sessions when the password changes, whatever the caller asks for", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const here = await signIn(ana);
    const elsewhere = await signIn(ana);
    const body = {
      currentPassword: testPassword,
      newPassword: "seven green bicycles",
      revokeOtherSessions: false,
    };
    const response = await handleAuthRequest(
      aRequest("POST", "/api/auth/change-password", { cookie: here, body }),
    );
    expect(response.status).toBe(204);
    expect(await viewerOf(elsewhere)).toBeUndefined();
    expect(await viewerOf(here)).toBeUndefined();
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(await viewerOf(cookie)).toBeDefined();
    // These two identify a page's own session, now a different one, among all.
    const read = async (path: string) =>
      (await handleAuthRequest(aRequest("GET", `/api/auth/${path}`, { cookie }))).json();
    expect((await read("list-sessions")).map(({ id }: { id: string }) => id)).toEqual([
      (await read("get-session")).session.id,
    ]);
  });

  it("refuses a password that was changed before the sign-in was done", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const hash = await hashNewPassword("seven green bicycles");
    const begun = Array.from({ length: 4 }, () => handleAuthRequest(signInRequest(ana.email)));
    // They have read the stored password, and are hashing the typed one.
    await sleep(20);
    await runWrite((transaction) => setPassword(ana.userId, hash, new Date(), transaction));
    for (const response of await Promise.all(begun))
      expect(await viewerOf(response.headers.getSetCookie()[0]?.split(";")[0] ?? "")).toBeUndefined();
    expect(await database().client.session.count({ where: { userId: ana.userId } })).toBe(0);
  });

  it("keeps the password of a reset link that is used while the old one is being changed", async () => {
    const hash = await hashNewPassword("seven green bicycles");
    for (const delay of [50, 100, 150, 200]) {
      const { ana } = await makeWorkspace({ ana: "viewer" });
      const body = { currentPassword: testPassword, newPassword: "eight green wardrobes" };
      const begun = handleAuthRequest(
        aRequest("POST", "/api/auth/change-password", { cookie: await openSession(ana), body }),
      );
      await sleep(delay);
      await runWrite((transaction) => setPassword(ana.userId, hash, new Date(), transaction));
      const cookie = (await begun).headers.getSetCookie()[0]?.split(";")[0] ?? "";
      expect(await viewerOf(cookie)).toBeUndefined();
      expect((await handleAuthRequest(signInRequest(ana.email, "seven green bicycles"))).status).toBe(200);
    }
  });

  it("refuses a common new password and a wrong current one, naming the field", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const cookie = await signIn(ana);
    const change = async (currentPassword: string, newPassword: string) => {
      const response = await handleAuthRequest(
        aRequest("POST", "/api/auth/change-password", { cookie, body: { currentPassword, newPassword } }),
      );
      return { status: response.status, errors: (await response.json()).errors };
    };
    expect(await change(testPassword, "password1234")).toMatchObject({
      status: 422,
      errors: [{ path: "newPassword" }],
    });
    expect(await change("not my password", "seven green bicycles")).toMatchObject({
      status: 422,
      errors: [{ path: "currentPassword" }],
    });
  });

  it("signs out: the session is gone from the database", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const cookie = await signIn(ana);
    const response = await handleAuthRequest(aRequest("POST", "/api/auth/sign-out", { cookie }));
    expect(response.status).toBe(200);
    expect(await database().client.session.count({ where: { userId: ana.userId } })).toBe(0);
    expect(await viewerOf(cookie)).toBeUndefined();
  });

  it("lists and ends sessions of one's own", async () => {
    const { ana, ben } = await makeWorkspace({ ana: "viewer", ben: "viewer" });
    const [here, elsewhere, bens] = [await signIn(ana), await signIn(ana), await signIn(ben)];
    const list = await (
      await handleAuthRequest(aRequest("GET", "/api/auth/list-sessions", { cookie: here }))
    ).json();
    expect(list).toHaveLength(2);
    const bensToken = (await database().client.session.findFirstOrThrow({ where: { userId: ben.userId } }))
      .token;
    await handleAuthRequest(
      aRequest("POST", "/api/auth/revoke-session", { cookie: here, body: { token: bensToken } }),
    );
    expect(await viewerOf(bens)).toBeDefined();
    const ended = await handleAuthRequest(
      aRequest("POST", "/api/auth/revoke-other-sessions", { cookie: here }),
    );
    expect(ended.status).toBe(200);
    expect(await viewerOf(elsewhere)).toBeUndefined();
    expect(await viewerOf(here)).toBeDefined();
  });

  it("ends a session that was not used for 12 hours, and any after 7 days", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const cookie = await signIn(ana);
    const set = (times: object) =>
      database().client.session.updateMany({ where: { userId: ana.userId }, data: times });
    await set({ createdAt: minutesAgo(7 * 24 * 60 - 1) });
    expect(await viewerOf(cookie)).toBeDefined();
    await set({ createdAt: minutesAgo(7 * 24 * 60 + 1) });
    expect(await viewerOf(cookie)).toBeUndefined();
    await set({ createdAt: minutesAgo(60), expiresAt: minutesAgo(1) });
    expect(await viewerOf(cookie)).toBeUndefined();
  });

  it("moves the end of a session that is used", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const cookie = await signIn(ana);
    const soon = new Date(Date.now() + 60_000);
    await database().client.session.updateMany({ where: { userId: ana.userId }, data: { expiresAt: soon } });
    expect(await viewerOf(cookie)).toBeDefined();
    // In the background: no reader waits for it.
    await expect
      .poll(async () => {
        const session = await database().client.session.findFirstOrThrow({ where: { userId: ana.userId } });
        return session.expiresAt.getTime();
      })
      .toBeGreaterThan(Date.now() + 11 * 60 * 60 * 1000);
  });

  it("reads a session where nothing can be written, and leaves one that ended ended", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const cookie = await signIn(ana);
    const { session } = database().client;
    const soon = new Date(Date.now() + 60_000);
    await session.updateMany({ where: { userId: ana.userId }, data: { expiresAt: soon } });
    const write = vi.spyOn(database(), "runWrite").mockRejectedValue(new Error("The disk is full."));
    expect(await viewerOf(cookie)).toBeDefined();
    await expect.poll(() => write.mock.calls.length).toBe(1);
    write.mockRestore();
    await session.updateMany({ where: { userId: ana.userId }, data: { expiresAt: new Date(0) } });
    expect(await viewerOf(cookie)).toBeUndefined();
    const { token } = await session.findFirstOrThrow({ where: { userId: ana.userId } });
    await renewSession(token);
    expect(await viewerOf(cookie)).toBeUndefined();
  });

  it("ignores sessions of non-members, unknown roles and removed members", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const cookie = await signIn(ana);
    await database().client.membership.updateMany({ where: { userId: ana.userId }, data: { role: "owner" } });
    expect(await viewerOf(cookie)).toBeUndefined();
    await database().client.membership.deleteMany({ where: { userId: ana.userId } });
    expect(await viewerOf(cookie)).toBeUndefined();
    const answer = await handleAuthRequest(aRequest("GET", "/api/auth/get-session", { cookie }));
    expect([answer.status, await answer.json()]).toEqual([200, null]);
  });

  it("refuses a sign-in that another site's page sends", async () => {
    const { ana } = await makeWorkspace({ ana: "viewer" });
    const request = signInRequest(ana.email);
    request.headers.set("sec-fetch-site", "cross-site");
    request.headers.set("origin", "https://evil.example");
    expect((await handleAuthRequest(request)).status).toBe(403);
    expect(await database().client.session.count({ where: { userId: ana.userId } })).toBe(0);
  });

  describe("of the library", () => {
    it("nothing but the allow-list can be reached", async () => {
      const { ana } = await makeWorkspace({ ana: "admin" });
      const cookie = await signIn(ana);
      const paths = Object.values(getAuth().api).flatMap((endpoint) =>
        "path" in endpoint && typeof endpoint.path === "string" ? [endpoint.path] : [],
      );
      expect(paths.length).toBeGreaterThan(20);
      const others = [
        ...paths,
        "/sign-up/email",
        "/api-key/create",
        "/organization/create",
        "/sign-in/email/",
        "//sign-in/email",
        "/SIGN-IN/email",
      ];
      for (const path of others) {
        for (const method of ["GET", "POST"]) {
          if (authRoutes.has(`${method} ${path}`)) continue;
          const response = await handleAuthRequest(
            aRequest(method, `/api/auth${path}`, { cookie, ...(method === "POST" ? { body: {} } : {}) }),
          );
          expect([method, path, response.status]).toEqual([method, path, 404]);
        }
      }
      expect([...authRoutes.keys()]).toMatchInlineSnapshot(`
        [
          "POST /sign-in/email",
          "POST /sign-in/code",
          "POST /sign-out",
          "POST /confirm",
          "GET /get-session",
          "POST /change-password",
          "POST /second-factor/begin",
          "POST /second-factor/finish",
          "POST /second-factor/remove",
          "POST /second-factor/recovery-codes",
          "GET /list-sessions",
          "POST /revoke-session",
          "POST /revoke-other-sessions",
        ]
      `);
    });

    it("sign-up is closed even behind our routes", async () => {
      const body = { email: "new@example.com", password: "seven green bicycles", name: "New" };
      await expect(getAuth().api.signUpEmail({ body })).rejects.toThrow("sign up is not enabled");
      expect(await database().client.user.count({ where: { email: body.email } })).toBe(0);
    });
  });
});
