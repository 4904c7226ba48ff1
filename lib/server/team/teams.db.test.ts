import { beforeEach, expect, it } from "vitest";
import { ownerLimits } from "@/lib/domain/owners/owner-limits";
import { describeDatabases } from "@/lib/testing/databases";
import { makeViewers } from "@/lib/testing/viewers";
import { readAudit } from "../audit/audit-page";
import { requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import type { Viewer } from "../auth/viewer";
import { ownNames } from "../owners/own-names";
import { readDirectory } from "../owners/read-directory";
import { removeMember } from "./commands";
import { changeNamedTeam, createTeam, listTeams, removeTeam } from "./teams";

describeDatabases("teams", ({ database }) => {
  let ana: Viewer;
  let ben: Viewer;
  let admin: WorkspaceAccess;
  const told = async () => {
    const { entries } = await readAudit(admin, {});
    return entries.map(({ event, target }) => `${event} ${target.name}`).slice(0, 2);
  };

  beforeEach(async () => {
    ({ ana, ben } = await makeViewers({ ana: "admin", ben: "viewer" }));
    admin = await requireWorkspaceAccess(ana, "admin");
  });

  it("are made, renamed, filled and removed, each an entry of the audit log", async () => {
    const { id } = await createTeam(admin, { name: "Payments", members: [ben.userId, ben.userId] });
    expect(await told()).toContain("team-made Payments");
    expect(await listTeams(admin)).toEqual({
      teams: [{ id, name: "Payments", members: [{ id: ben.userId, name: "ben" }] }],
    });
    await changeNamedTeam(admin, id, { name: "Card payments", members: [ana.userId] });
    expect(await told()).toEqual(["team-members-changed Card payments", "team-renamed Card payments"]);
    expect(await readDirectory(admin)).toMatchObject({ teams: [{ name: "Card payments", members: 1 }] });
    // An equal value is no change.
    await changeNamedTeam(admin, id, { name: "Card payments", members: [ana.userId] });
    expect(await told()).toEqual(["team-members-changed Card payments", "team-renamed Card payments"]);
    await removeTeam(admin, id);
    expect(await told()).toContain("team-removed Card payments");
    expect(await listTeams(admin)).toEqual({ teams: [] });
    expect(await database().client.teamMember.count({ where: { teamId: id } })).toBe(0);
  });

  it("have names of their own: none of a member, and none of another team", async () => {
    const { id } = await createTeam(admin, { name: "Payments" });
    const taken = (message: string) => ({ code: "invalid", errors: [{ path: "name", message }] });
    await expect(createTeam(admin, { name: "payments " })).rejects.toMatchObject(
      taken("is the name of another team"),
    );
    await expect(changeNamedTeam(admin, id, { name: "BEN" })).rejects.toMatchObject(
      taken("is the name of a member: items with this owner would be ambiguous"),
    );
    await changeNamedTeam(admin, id, { name: "PAYMENTS" });
    expect((await listTeams(admin)).teams).toMatchObject([{ name: "PAYMENTS" }]);
  });

  it("hold members of their workspace alone", async () => {
    const { eve } = await makeViewers({ eve: "admin" });
    await expect(
      createTeam(admin, { name: "Search", members: [ben.userId, eve.userId] }),
    ).rejects.toMatchObject({
      errors: [{ path: "members[1]", message: "is not a member of this workspace" }],
    });
    const { id } = await createTeam(await requireWorkspaceAccess(eve, "admin"), { name: "Search" });
    await expect(changeNamedTeam(admin, id, { name: "Found" })).rejects.toMatchObject({ code: "not-found" });
    await expect(removeTeam(admin, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are at most so many", async () => {
    const { workspaceId } = admin;
    await database().client.team.createMany({
      data: Array.from({ length: ownerLimits.teams }, (_, index) => ({
        id: newRecordId(),
        workspaceId,
        name: `Team ${index}`,
        createdAt: new Date(),
      })),
    });
    await expect(createTeam(admin, { name: "One more" })).rejects.toMatchObject({
      code: "conflict",
      detail: "A workspace can have at most 200 teams.",
    });
  });

  it("lose removed members, who are named as such from then on", async () => {
    await createTeam(admin, { name: "Payments", members: [ana.userId, ben.userId] });
    expect(await ownNames(await requireWorkspaceAccess(ben, "viewer"))).toMatchObject({
      teams: ["Payments"],
    });
    await removeMember(admin, ben.userId);
    expect(await readDirectory(admin)).toEqual({
      members: ["ana"],
      teams: [{ name: "Payments", members: 1 }],
      former: ["ben"],
    });
  });

  it("say to each member which of them are theirs, and how many others have the same name", async () => {
    await createTeam(admin, { name: "Search" });
    const mine = await createTeam(admin, { name: "Payments", members: [ana.userId] });
    expect(await ownNames(admin)).toEqual({ names: ["ana", ana.email], teams: ["Payments"], namesakes: 0 });
    const { client } = database();
    await client.user.update({ where: { id: ben.userId }, data: { name: "ANA" } });
    expect(await ownNames(admin)).toMatchObject({ namesakes: 1 });
    // A later member with the team's name takes over such an owner.
    await client.user.update({ where: { id: ben.userId }, data: { name: "payments" } });
    expect(await ownNames(admin)).toMatchObject({ teams: [] });
    await removeTeam(admin, mine.id);
  });
});
