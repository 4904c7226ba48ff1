import { beforeEach, describe, expect, it } from "vitest";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest, makeWorkspace, signedInViewer, signIn, testPassword } from "@/lib/testing/team";
import { DELETE as deleteMember, PATCH as patchMember } from "@/app/api/v1/members/[id]/route";
import { POST as postReset } from "@/app/api/v1/members/[id]/reset/route";
import { GET as getMembers, POST as postMember } from "@/app/api/v1/members/route";
import { POST as accept } from "@/app/api/v1/invitations/accept/route";
import { DELETE as withdraw } from "@/app/api/v1/invitations/[id]/route";
import { POST as invite } from "@/app/api/v1/invitations/route";
import { POST as acceptReset } from "@/app/api/v1/resets/accept/route";
import { requireWorkspaceAccess } from "../auth/access";
import { getViewer } from "../auth/viewer";
import { changeRole } from "./commands";

const noParams = { params: Promise.resolve({}) };
const withId = (id: string) => ({ params: Promise.resolve({ id }) });
const secretOf = (url: string) => url.split("#")[1] ?? "";
const newPassword = "seven green bicycles";

describeDatabases("team", ({ database }) => {
  const viewerOf = (cookie: string) => getViewer(new Headers({ cookie }));
  // Every test here calls from the same address.
  beforeEach(() => database().client.rateLimit.deleteMany());

  async function aTeam() {
    const team = await makeWorkspace({ ana: "admin", ben: "editor" });
    return { ...team, cookie: await signIn(team.ana) };
  }

  async function makeInvitation(cookie: string, body: object) {
    const response = await invite(aRequest("POST", "/api/v1/invitations", { cookie, body }), noParams);
    expect(response.status).toBe(201);
    return response.json();
  }

  const acceptWith = (body: object) => accept(aRequest("POST", "/api/v1/invitations/accept", { body }), noParams);

  describe("invitations", () => {
    it("let one person in, once, with the role that the admin chose", async () => {
      const { ana, cookie } = await aTeam();
      const { url } = await makeInvitation(cookie, { role: "editor" });
      expect(url).toMatch(/\/invite#[A-Za-z0-9_-]{43}$/);
      const body = { secret: secretOf(url), name: "Cara", email: `cara.${ana.userId}@example.com`, password: newPassword };
      const answers = await Promise.all([acceptWith(body), acceptWith({ ...body, email: `dan.${ana.userId}@example.com` })]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404]);
      expect((await acceptWith({ ...body, email: `eve.${ana.userId}@example.com` })).status).toBe(404);
      const list = await (await getMembers(aRequest("GET", "/api/v1/members", { cookie }), noParams)).json();
      expect(list.members.map(({ role }: { role: string }) => role)).toEqual(["admin", "editor", "editor"]);
      expect(list.invitations).toEqual([]);
      expect(await database().client.accessLink.count({ where: { secretHash: secretOf(url) } })).toBe(0);
    });

    it("answer unknown, expired, withdrawn, somebody else's and an address that is taken with the same 404", async () => {
      const { ana, ben, cookie } = await aTeam();
      const other = await aTeam();
      const [bound, expired, withdrawn, open] = [
        await makeInvitation(cookie, { role: "viewer", email: "only.me@example.com" }),
        await makeInvitation(cookie, { role: "viewer" }),
        await makeInvitation(cookie, { role: "viewer" }),
        await makeInvitation(cookie, { role: "viewer" }),
      ];
      await database().client.accessLink.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
      expect((await withdraw(aRequest("DELETE", "/x", { cookie: other.cookie }), withId(withdrawn.id))).status).toBe(404);
      expect((await withdraw(aRequest("DELETE", "/x", { cookie }), withId(withdrawn.id))).status).toBe(204);
      const person = { name: "Cara", email: `new.${ana.userId}@example.com`, password: newPassword };
      const answers = await Promise.all(
        [
          { ...person, secret: secretOf(bound.url) },
          { ...person, secret: secretOf(expired.url) },
          { ...person, secret: secretOf(withdrawn.url) },
          { ...person, secret: "A".repeat(43) },
          { ...person, secret: secretOf(open.url), email: ben.email },
          { ...person, secret: secretOf(open.url), email: other.ben.email },
        ].map(async (body) => {
          const response = await acceptWith(body);
          return { status: response.status, body: await response.text() };
        }),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]?.status).toBe(404);
      // Refusals use nothing up.
      expect((await acceptWith({ ...person, secret: secretOf(open.url) })).status).toBe(204);
    });

    it("refuse a common password and keep the link", async () => {
      const { ana, cookie } = await aTeam();
      const { url } = await makeInvitation(cookie, { role: "viewer" });
      const person = { name: "Cara", email: `new.${ana.userId}@example.com`, secret: secretOf(url) };
      const refused = await acceptWith({ ...person, password: "qwertyuiop12" });
      expect([refused.status, (await refused.json()).errors[0].path]).toEqual([422, "password"]);
      expect((await acceptWith({ ...person, password: newPassword })).status).toBe(204);
    });
  });

  describe("members", () => {
    it("are added by an admin alone; an address that is somebody's is a conflict", async () => {
      const { ana, ben, cookie } = await aTeam();
      const body = { name: "Cara", email: `cara.${ana.userId}@example.com`, role: "viewer", password: newPassword };
      const add = (by: string, what: object) => postMember(aRequest("POST", "/api/v1/members", { cookie: by, body: what }), noParams);
      expect((await add(await signIn(ben), body)).status).toBe(403);
      expect((await add(cookie, body)).status).toBe(201);
      expect((await add(cookie, body)).status).toBe(409);
      expect((await add(cookie, { ...body, email: "x@example.com", isAdmin: true })).status).toBe(422);
    });

    it("lose access at once when removed, and come back with a new password only", async () => {
      const { ben, cookie } = await aTeam();
      const bens = await signIn(ben);
      expect((await deleteMember(aRequest("DELETE", "/x", { cookie }), withId(ben.userId))).status).toBe(204);
      expect(await viewerOf(bens)).toBeUndefined();
      await expect(signIn(ben, "192.0.2.60")).rejects.toThrow("401");
      const back = await postMember(aRequest("POST", "/api/v1/members", { cookie, body: { name: "Ben", email: ben.email, role: "viewer", password: newPassword } }), noParams);
      expect([back.status, (await back.json()).id]).toEqual([201, ben.userId]);
      expect(await viewerOf(bens)).toBeUndefined();
      await expect(signIn(ben, "192.0.2.61")).rejects.toThrow("401");
    });

    it("end their sessions when demoted, keep them when promoted", async () => {
      const { ben, cookie } = await aTeam();
      const change = (role: string) => patchMember(aRequest("PATCH", "/x", { cookie, body: { role } }), withId(ben.userId));
      const first = await signIn(ben);
      expect((await change("admin")).status).toBe(204);
      expect(await viewerOf(first)).toMatchObject({ role: "admin" });
      expect((await change("viewer")).status).toBe(204);
      expect(await viewerOf(first)).toBeUndefined();
      expect(await viewerOf(await signIn(ben))).toMatchObject({ role: "viewer" });
    });

    it("of another workspace are not there", async () => {
      const { cookie } = await aTeam();
      const other = await aTeam();
      expect((await patchMember(aRequest("PATCH", "/x", { cookie, body: { role: "viewer" } }), withId(other.ben.userId))).status).toBe(404);
      expect((await deleteMember(aRequest("DELETE", "/x", { cookie }), withId(other.ben.userId))).status).toBe(404);
      expect((await postReset(aRequest("POST", "/x", { cookie }), withId(other.ben.userId))).status).toBe(404);
    });

    it("always include an admin, also when all admins are demoted or removed at once", async () => {
      const team = await makeWorkspace({ ana: "admin", ben: "admin" });
      const [ana, ben] = [await signedInViewer(team.ana), await signedInViewer(team.ben)];
      const accesses = [await requireWorkspaceAccess(ana, "admin"), await requireWorkspaceAccess(ben, "admin")] as const;
      for (let round = 0; round < 25; round += 1) {
        const changes = Array.from({ length: 20 }, (_, turn) => changeRole(accesses[turn % 2 === 0 ? 0 : 1], turn % 4 < 2 ? ben.userId : ana.userId, "viewer"));
        await Promise.allSettled(changes);
        const where = { workspaceId: ana.workspaceId };
        expect(await database().client.membership.count({ where: { ...where, role: "admin" } })).toBe(1);
        await database().client.membership.updateMany({ where, data: { role: "admin" } });
      }
      const alone = await aTeam();
      expect((await deleteMember(aRequest("DELETE", "/x", { cookie: alone.cookie }), withId(alone.ana.userId))).status).toBe(409);
      expect(await viewerOf(alone.cookie)).toMatchObject({ role: "admin" });
    });

    it("cannot act on a right that they lost since their request began", async () => {
      const { ana, ben } = await aTeam();
      const access = await requireWorkspaceAccess(await signedInViewer(ana), "admin");
      await database().client.membership.updateMany({ where: { userId: ana.userId }, data: { role: "editor" } });
      await expect(changeRole(access, ben.userId, "admin")).rejects.toMatchObject({ code: "forbidden" });
    });
  });

  describe("reset links", () => {
    it("set a new password once and end all sessions", async () => {
      const { ben, cookie } = await aTeam();
      const bens = [await signIn(ben), await signIn(ben)];
      const [first, second] = [
        await (await postReset(aRequest("POST", "/x", { cookie }), withId(ben.userId))).json(),
        await (await postReset(aRequest("POST", "/x", { cookie }), withId(ben.userId))).json(),
      ];
      const reset = (url: string, password: string) => acceptReset(aRequest("POST", "/x", { body: { secret: secretOf(url), password } }), noParams);
      expect((await reset(second.url, "password1234")).status).toBe(422);
      expect((await reset(second.url, newPassword)).status).toBe(204);
      expect((await reset(second.url, testPassword)).status).toBe(404);
      expect((await reset(first.url, testPassword)).status).toBe(404);
      for (const session of bens) expect(await viewerOf(session)).toBeUndefined();
      await expect(signIn(ben, "192.0.2.62")).rejects.toThrow("401");
    });

    it("die with the membership", async () => {
      const { ben, cookie } = await aTeam();
      const { url } = await (await postReset(aRequest("POST", "/x", { cookie }), withId(ben.userId))).json();
      await deleteMember(aRequest("DELETE", "/x", { cookie }), withId(ben.userId));
      expect((await acceptReset(aRequest("POST", "/x", { body: { secret: secretOf(url), password: newPassword } }), noParams)).status).toBe(404);
    });
  });
});
