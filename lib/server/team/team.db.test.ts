import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/lib/domain/contract/roles";
import { describeBothDatabases } from "@/lib/testing/databases";
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
import { aTrustRule } from "@/lib/testing/trust-rule";
import { readAudit } from "../audit/audit-page";
import { requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import { handleAuthRequest } from "../auth/handle-auth-request";
import { getViewer } from "../auth/viewer";
import { AppError } from "../errors";
import { createTrustRule } from "../tokens/trust-rules";
import { addMember, changeRole, createReset, removeMember } from "./commands";
import { listGiven } from "./given";
import { acceptInvitation, createInvitation, previewInvitation, withdrawInvitation } from "./invitations";
import { memberNames } from "./member-names";
import { listMembers } from "./queries";
import { acceptReset, withdrawReset } from "./resets";

const secretOf = (link: { readonly url: string }) => link.url.split("#")[1] ?? "";
const password = "seven green bicycles";
const viewerOf = (cookie: string) => getViewer(new Headers({ cookie }));
const adminAccess = async (member: TestMember) =>
  requireWorkspaceAccess(await signedInViewer(member), "admin");

/** `done`, or the error that a caller would see. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return JSON.stringify([error.code, error.detail, error.errors]);
  }
}

const reset = (link: { readonly url: string }, to: string) =>
  outcome(acceptReset({ secret: secretOf(link), password: to }));

async function aTeam() {
  const team = await makeWorkspace({ ana: "admin", ben: "editor" });
  return {
    ...team,
    access: await adminAccess(team.ana),
    address: (name: string) => `${name}.${team.ana.userId}@example.com`,
  };
}

describeBothDatabases("team", ({ database }) => {
  beforeEach(() => database().client.rateLimit.deleteMany());

  describe("invitations", () => {
    it("let one person in, once, with the role that the admin chose", async () => {
      const { access, address } = await aTeam();
      const link = await createInvitation(access, { role: "editor" });
      expect(link.url).toMatch(/\/invite#[A-Za-z0-9_-]{43}$/);
      expect((await listMembers(access)).invitations).toMatchObject([
        { id: link.id, role: "editor", email: null },
      ]);
      const acceptAs = (name: string) =>
        outcome(acceptInvitation({ secret: secretOf(link), name, email: address(name), password }));
      const answers = await Promise.all([acceptAs("cara"), acceptAs("dan")]);
      expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
      expect(await acceptAs("eve")).toContain("not-found");
      const { members, invitations } = await listMembers(access);
      expect(members.map(({ role }) => role).toSorted()).toEqual(["admin", "editor", "editor"]);
      expect(invitations).toEqual([]);
      expect(await database().client.accessLink.count({ where: { secretHash: secretOf(link) } })).toBe(0);
    });

    it("answer unknown, expired, withdrawn and foreign links and a taken address alike, and use nothing up", async () => {
      const { ben, access, address } = await aTeam();
      const other = await aTeam();
      const bound = await createInvitation(access, { role: "viewer", email: "only.me@example.com" });
      const withdrawn = await createInvitation(access, { role: "viewer" });
      const open = await createInvitation(access, { role: "viewer" });
      const expired = await createInvitation(
        access,
        { role: "viewer" },
        new Date(Date.now() - 7 * 24 * 60 * 60 * 1000),
      );
      const forPassword = await createReset(access, ben.userId);
      expect(await outcome(withdrawInvitation(other.access, withdrawn.id))).toContain("not-found");
      expect(await outcome(withdrawInvitation(access, withdrawn.id))).toBe("done");
      const person = { name: "Cara", email: address("cara"), password };
      const answers = await Promise.all(
        [
          ...[bound, expired, withdrawn, forPassword].map((link) => ({ ...person, secret: secretOf(link) })),
          { ...person, secret: "A".repeat(43) },
          { ...person, secret: secretOf(open), email: ben.email },
          { ...person, secret: secretOf(open), email: other.ben.email },
        ].map((input) => outcome(acceptInvitation(input))),
      );
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain("not-found");
      expect(await outcome(acceptInvitation({ ...person, secret: secretOf(open) }))).toBe("done");
    });

    it("tell their holder the workspace, the inviter and the role, as long as they work", async () => {
      const { access, ben } = await aTeam();
      const link = await createInvitation(access, { role: "editor" });
      const { name } = await database().client.workspace.findUniqueOrThrow({
        where: { id: access.workspaceId },
      });
      expect(await previewInvitation(secretOf(link))).toEqual({
        workspace: name,
        invitedBy: access.viewer.name,
        role: "editor",
      });
      const forPassword = await createReset(access, ben.userId);
      await withdrawInvitation(access, link.id);
      for (const secret of [secretOf(link), secretOf(forPassword), "A".repeat(43)])
        expect(await outcome(previewInvitation(secret))).toContain("not-found");
    });

    it("refuse a common password and keep the link", async () => {
      const { access, address } = await aTeam();
      const link = await createInvitation(access, { role: "viewer" });
      const person = { name: "Cara", email: address("cara"), secret: secretOf(link) };
      expect(await outcome(acceptInvitation({ ...person, password: "qwertyuiop12" }))).toContain(
        '"path":"password"',
      );
      expect(await outcome(acceptInvitation({ ...person, password }))).toBe("done");
    });
  });

  describe("members", () => {
    it("are added once: a taken address is a conflict", async () => {
      const { access, ben, address } = await aTeam();
      const other = await aTeam();
      const input = { name: "Cara", email: address("cara"), role: "viewer", password } as const;
      expect(await outcome(addMember(access, input))).toBe("done");
      expect(await outcome(addMember(access, input))).toContain("conflict");
      expect(await outcome(addMember(other.access, { ...input, email: ben.email }))).toContain("conflict");
    });

    it("lose access at once when removed, and come back with a new password only", async () => {
      const { ben, access } = await aTeam();
      const session = await openSession(ben);
      await removeMember(access, ben.userId);
      expect(await viewerOf(session)).toBeUndefined();
      await expect(signIn(ben)).rejects.toThrow("401");
      expect(await addMember(access, { name: "Ben", email: ben.email, role: "viewer", password })).not.toBe(
        ben.userId,
      );
      expect(await viewerOf(session)).toBeUndefined();
      await expect(signIn(ben)).rejects.toThrow("401");
    });

    it.each(["bound to the address", "for anybody"])(
      "who were removed keep their name and get no successor, also by an invitation %s",
      async (kind) => {
        const { ben, access } = await aTeam();
        const { userId, email } = ben;
        for (const name of ["Mallory", "Trudy"]) {
          for (const member of (await listMembers(access)).members)
            if (member.email === email) await removeMember(access, member.id);
          const link = await createInvitation(access, {
            role: "editor",
            ...(kind === "for anybody" ? {} : { email }),
          });
          expect(await outcome(acceptInvitation({ secret: secretOf(link), name, email, password }))).toBe(
            "done",
          );
        }
        const people = await database().client.user.findMany({
          where: { name: { in: ["Mallory", "Trudy"] } },
          include: { memberships: true },
        });
        const trudy = people.filter((person) => person.email === email);
        expect(trudy.map(({ name, memberships }) => [name, memberships.length])).toEqual([["Trudy", 1]]);
        expect((await memberNames([userId]))(userId)).toBe("ben");
        expect(
          await database().client.user.findUnique({
            where: { id: userId },
            include: { sessions: true, accounts: true },
          }),
        ).toMatchObject({
          email: `removed-${userId}`,
          sessions: [],
          accounts: [],
        });
        const session = await handleAuthRequest(signInRequest(email, password));
        expect(await viewerOf(session.headers.getSetCookie()[0]?.split(";")[0] ?? "")).toMatchObject({
          name: "Trudy",
          userId: trudy[0]?.id,
        });
      },
    );

    it("do not come back by an invitation to their address that was left over when they were removed", async () => {
      const { ben, access, address } = await aTeam();
      const left = await createInvitation(access, { role: "admin", email: ben.email });
      const others = await createInvitation(access, { role: "viewer", email: address("cara") });
      await removeMember(access, ben.userId);
      const join = (link: { readonly url: string }, email: string) =>
        outcome(acceptInvitation({ secret: secretOf(link), name: "Ben", email, password }));
      expect(await join(left, ben.email)).toContain("not-found");
      expect((await listMembers(access)).invitations).toMatchObject([{ id: others.id }]);
      expect(await join(others, address("cara"))).toBe("done");
    });

    it("end their sessions when demoted, keep them when promoted", async () => {
      const { ben, access } = await aTeam();
      const session = await openSession(ben);
      await changeRole(access, ben.userId, "admin");
      expect(await viewerOf(session)).toMatchObject({ role: "admin" });
      await changeRole(access, ben.userId, "viewer");
      expect(await viewerOf(session)).toBeUndefined();
      expect(await viewerOf(await signIn(ben))).toMatchObject({ role: "viewer" });
    });

    it("of another workspace are not there", async () => {
      const { access } = await aTeam();
      const { ben } = await aTeam();
      const tries: readonly ((userId: string) => Promise<unknown>)[] = [
        (userId) => changeRole(access, userId, "viewer"),
        (userId) => removeMember(access, userId),
        (userId) => createReset(access, userId),
      ];
      for (const attempt of tries) expect(await outcome(attempt(ben.userId))).toContain("not-found");
    });

    for (const [rounds, tags] of [
      [5, []],
      [20, ["full"]],
    ] as const)
      it(
        `always include an admin, also when all admins are demoted at once, ${rounds} times over`,
        { tags: [...tags] },
        async () => {
          const team = await makeWorkspace({ ana: "admin", ben: "admin" });
          const accesses: readonly WorkspaceAccess[] = [
            await adminAccess(team.ana),
            await adminAccess(team.ben),
          ];
          const where = { workspaceId: team.ana.workspaceId };
          for (let round = 0; round < rounds; round += 1) {
            const demotions = accesses.flatMap((access) =>
              Array.from({ length: 10 }, (_, turn) =>
                outcome(changeRole(access, turn % 2 === 0 ? team.ana.userId : team.ben.userId, "viewer")),
              ),
            );
            await Promise.all(demotions);
            expect(await database().client.membership.count({ where: { ...where, role: "admin" } })).toBe(1);
            await database().client.membership.updateMany({ where, data: { role: "admin" } });
          }
        },
      );

    it("the last admin can neither leave nor step down, and stays signed in", async () => {
      const { ana, access } = await aTeam();
      const session = await openSession(ana);
      expect(await outcome(removeMember(access, ana.userId))).toContain("conflict");
      expect(await outcome(changeRole(access, ana.userId, "editor"))).toContain("conflict");
      expect(await viewerOf(session)).toMatchObject({ role: "admin" });
    });

    it.each<[Role | "removed", string]>([
      ["editor", "forbidden"],
      ["removed", "unauthorized"],
    ])("cannot act when they became %s since their request began", async (now, code) => {
      const { ana, ben, access } = await aTeam();
      const where = { userId: ana.userId };
      if (now === "removed") await database().client.membership.deleteMany({ where });
      else await database().client.membership.updateMany({ where, data: { role: now } });
      expect(await outcome(changeRole(access, ben.userId, "admin"))).toContain(code);
      expect(await outcome(createInvitation(access, { role: "admin" }))).toContain(code);
    });
  });

  describe("links of who is gone", () => {
    const leaving = {
      removed: (access: WorkspaceAccess, userId: string) => removeMember(access, userId),
      "made an editor": (access: WorkspaceAccess, userId: string) => changeRole(access, userId, "editor"),
    };

    it.each(Object.entries(leaving))("stop working once their maker is %s", async (_how, leave) => {
      const { ana, ben, cai } = await makeWorkspace({ ana: "admin", ben: "editor", cai: "admin" });
      const [access, leaver] = [await adminAccess(ana), await adminAccess(cai)];
      const links = {
        invitation: await createInvitation(leaver, { role: "admin" }),
        lesser: await createInvitation(leaver, { role: "viewer" }),
        reset: await createReset(leaver, ana.userId),
      };
      const kept = await createReset(access, ben.userId);
      await leave(access, cai.userId);
      const join = (link: { readonly url: string }) =>
        outcome(
          acceptInvitation({
            secret: secretOf(link),
            name: "dan",
            email: `dan.${ana.userId}@example.com`,
            password,
          }),
        );
      const tryAll = async () => [
        await join(links.invitation),
        await join(links.lesser),
        await reset(links.reset, password),
      ];
      for (const answer of await tryAll()) expect(answer).toContain("not-found");
      expect((await listMembers(access)).invitations).toEqual([]);
      // As left behind by a creator who went before links ended with them.
      await database().client.accessLink.updateMany({
        where: { createdById: cai.userId },
        data: { usedAt: null },
      });
      for (const answer of await tryAll()) expect(answer).toContain("not-found");
      expect(await signIn(ana)).toBeDefined();
      expect(await reset(kept, password)).toBe("done");
    });
  });

  describe("what a member gave", () => {
    it("is listed with names, of that member alone, and without what has ended", async () => {
      const { ana, ben, cai } = await makeWorkspace({ ana: "admin", ben: "editor", cai: "admin" });
      const [access, leaver] = [await adminAccess(ana), await adminAccess(cai)];
      const invitation = await createInvitation(leaver, { role: "admin", email: "guest@example.com" });
      const link = await createReset(leaver, ben.userId);
      const withdrawn = await createReset(leaver, ben.userId);
      await withdrawReset(access, withdrawn.id);
      const dan = await addMember(leaver, {
        name: "dan",
        email: `dan.${ana.userId}@example.com`,
        role: "viewer",
        password,
      });
      const { id: rule } = await createTrustRule(leaver, aTrustRule());
      await createInvitation(access, { role: "viewer" });
      expect(await listGiven(access, cai.userId)).toEqual({
        invitation: [{ id: invitation.id, name: "guest@example.com, as admin" }],
        reset: [{ id: link.id, name: "ben" }],
        password: [{ id: dan, name: "dan" }],
        token: [],
        rule: [{ id: rule, name: "acme/shop" }],
        share: [],
      });
      const stranger = await aTeam();
      expect(await outcome(listGiven(stranger.access, cai.userId))).toContain("not-found");
    });

    it("is taken over only by another admin, who proved who they are, and only what is the member's", async () => {
      const { ana, cai } = await makeWorkspace({ ana: "admin", cai: "admin" });
      const [access, leaver] = [await adminAccess(ana), await adminAccess(cai)];
      const { id: rule } = await createTrustRule(leaver, aTrustRule());
      const { id: own } = await createTrustRule(access, aTrustRule({ name: "own" }));
      const stale = { ...access, viewer: { ...access.viewer, confirmedAt: new Date(0) } };
      const keepRules = [rule];
      expect(await outcome(changeRole(leaver, cai.userId, "editor", { keepRules }))).toContain(
        "Only another admin can take over the access that you created.",
      );
      expect(await outcome(removeMember(stale, cai.userId, { keepRules }))).toContain("confirm");
      expect(await outcome(removeMember(access, cai.userId, { keepRules: [own] }))).toContain("keepRules");
      expect((await listMembers(access)).members).toHaveLength(2);
      expect(await outcome(removeMember(access, cai.userId, { keepRules }))).toBe("done");
      const [entry] = (await readAudit(access, { event: "member-removed" })).entries;
      expect(entry?.detail).toMatchObject({ rulesEnded: "0", rulesKept: "1" });
    });
  });

  describe("a password that an admin chose for another member", () => {
    const sign = (email: string) => handleAuthRequest(signInRequest(email, password));
    const add = async (access: WorkspaceAccess, name: string, role: Role) => {
      const email = `${name}.${access.viewer.userId}@example.com`;
      return { userId: await addMember(access, { name, email, role, password }), email };
    };

    it.each(["removed", "made an editor"])("lets nobody in once the admin is %s", async (how) => {
      const { ana, cai } = await makeWorkspace({ ana: "admin", cai: "admin" });
      const [access, leaver] = [await adminAccess(ana), await adminAccess(cai)];
      const [zoe, yan, xia] = [
        await add(leaver, "zoe", "admin"),
        await add(leaver, "yan", "viewer"),
        await add(access, "xia", "viewer"),
      ];
      const session = await openSession(zoe);
      expect(await reset(await createReset(access, yan.userId), password)).toBe("done");
      if (how === "removed") await removeMember(access, cai.userId);
      else await changeRole(access, cai.userId, "editor");
      expect(await viewerOf(session)).toBeUndefined();
      const statuses = await Promise.all(
        [zoe, yan, xia].map(async ({ email }) => (await sign(email)).status),
      );
      expect(statuses).toEqual([401, 200, 200]);
      expect(await reset(await createReset(access, zoe.userId), password)).toBe("done");
      expect((await sign(zoe.email)).status).toBe(200);
    });

    it("is changed first by an admin who removes the one who chose it", async () => {
      const { cai } = await makeWorkspace({ cai: "admin" });
      const zoe = await add(await adminAccess(cai), "zoe", "admin");
      const cookie = await openSession(zoe);
      const viewer = await viewerOf(cookie);
      if (!viewer) throw new Error("Zoe is signed out.");
      const access = await requireWorkspaceAccess(viewer, "admin");
      expect(await outcome(removeMember(access, cai.userId))).toContain(
        "Set a new one in your account first",
      );
      const body = { currentPassword: password, newPassword: "eight green wardrobes" };
      const changed = await handleAuthRequest(
        aRequest("POST", "/api/auth/change-password", { cookie, body }),
      );
      expect(changed.status).toBe(204);
      expect(await outcome(removeMember(access, cai.userId))).toBe("done");
      expect(await viewerOf(changed.headers.getSetCookie()[0]?.split(";")[0] ?? "")).toBeDefined();
    });
  });

  describe("reset links", () => {
    it("set a new password once and end all sessions", async () => {
      const { ben, access } = await aTeam();
      const sessions = [await openSession(ben), await openSession(ben)];
      const [first, second] = [await createReset(access, ben.userId), await createReset(access, ben.userId)];
      expect(await reset(second, "password1234")).toContain('"path":"password"');
      expect(await reset(second, password)).toBe("done");
      expect(await reset(second, testPassword)).toContain("not-found");
      expect(await reset(first, testPassword)).toContain("not-found");
      for (const session of sessions) expect(await viewerOf(session)).toBeUndefined();
      await expect(signIn(ben)).rejects.toThrow("401");
    });

    it("are listed with their maker until they are withdrawn, which is recorded, and then set nothing", async () => {
      const { ana, ben, access } = await aTeam();
      const other = await aTeam();
      const link = await createReset(access, ben.userId);
      const listed = async () => (await listMembers(access)).resets;
      expect(await listed()).toEqual([{ id: link.id, for: "ben", madeBy: "ana", expiresAt: link.expiresAt }]);
      const { id: open } = await createInvitation(access, { role: "viewer" });
      expect(await outcome(withdrawReset(other.access, link.id))).toContain("not-found");
      expect(await outcome(withdrawReset(access, open))).toContain("not-found");
      expect(await outcome(withdrawReset(access, link.id))).toBe("done");
      expect(await outcome(withdrawReset(access, link.id))).toContain("not-found");
      expect(await reset(link, password)).toContain("not-found");
      expect(await listed()).toEqual([]);
      const [entry] = (await readAudit(access, { event: "reset-withdrawn" })).entries;
      expect(entry).toMatchObject({ actor: { id: ana.userId }, target: { id: ben.userId, name: "ben" } });
    });

    it("die with the membership", async () => {
      const { ben, access } = await aTeam();
      const link = await createReset(access, ben.userId);
      await removeMember(access, ben.userId);
      expect(await outcome(acceptReset({ secret: secretOf(link), password }))).toContain("not-found");
    });
  });
});
