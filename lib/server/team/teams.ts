import "server-only";
import type { NewTeam, TeamChanges, TeamList } from "@/lib/domain/contract/owners";
import { ownerLimits } from "@/lib/domain/owners/owner-limits";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { ownerKey } from "@/lib/domain/work/work-items";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { memberNamesIn } from "../owners/read-directory";
import { keepOperators } from "../tokens/operators";
import { changeTeam } from "./commands";

/** By name, each with its members by name. */
export async function listTeams({ workspaceId }: WorkspaceAccess): Promise<TeamList> {
  const { client } = getDatabase();
  const [rows, members] = await Promise.all([
    client.team.findMany({
      where: { workspaceId },
      select: { id: true, name: true, members: { select: { userId: true } } },
    }),
    memberNamesIn(workspaceId, client),
  ]);
  return {
    teams: rows
      .map((row) => {
        const ids = new Set(row.members.map(({ userId }) => userId));
        return {
          id: row.id,
          name: row.name,
          members: members.filter(({ id }) => ids.has(id)).toSorted(byName),
        };
      })
      .toSorted(byName),
  };
}

export async function createTeam(
  access: WorkspaceAccess,
  { name, members = [] }: NewTeam,
  now = new Date(),
): Promise<{ readonly id: string }> {
  const { workspaceId, viewer } = access;
  const id = newRecordId();
  await changeTeam(access, async (transaction) => {
    if ((await transaction.team.count({ where: { workspaceId } })) >= ownerLimits.teams)
      throw new AppError("conflict", { detail: `A workspace can have at most ${ownerLimits.teams} teams.` });
    await requireFreeName(workspaceId, name, undefined, transaction);
    await requireMembers(workspaceId, members, transaction);
    await transaction.team.create({ data: { id, workspaceId, name, createdAt: now } });
    await putIn(id, members, transaction);
    const detail = { members: String(new Set(members).size) };
    await recordAudit(
      { event: "team-made", actor: actorOf(viewer), target: { id, name }, workspaceId, detail },
      transaction,
      now,
    );
  });
  return { id };
}

/** Owners on maps are texts and stay unchanged; merging owners applies a new name. */
export async function changeNamedTeam(
  access: WorkspaceAccess,
  id: string,
  { name, members }: TeamChanges,
  now = new Date(),
): Promise<void> {
  const { workspaceId, viewer } = access;
  await changeTeam(access, async (transaction) => {
    const team = await requireTeam(workspaceId, id, transaction);
    const called = name ?? team.name;
    const about = { actor: actorOf(viewer), target: { id, name: called }, workspaceId };
    if (called !== team.name) {
      await requireFreeName(workspaceId, called, id, transaction);
      await transaction.team.update({ where: { id }, data: { name: called } });
      const detail = { before: team.name };
      await recordAudit({ ...about, event: "team-renamed", detail }, transaction, now);
    }
    if (members === undefined) return;
    await requireMembers(workspaceId, members, transaction);
    const before = new Set(team.members.map(({ userId }) => userId));
    const after = new Set(members);
    const [added, removed] = [countBeside(after, before), countBeside(before, after)];
    if (added + removed === 0) return;
    await keepOperators(workspaceId, transaction);
    await transaction.teamMember.deleteMany({ where: { teamId: id } });
    await putIn(id, members, transaction);
    const detail = { added: String(added), removed: String(removed) };
    await recordAudit({ ...about, event: "team-members-changed", detail }, transaction, now);
  });
}

export async function removeTeam(access: WorkspaceAccess, id: string, now = new Date()): Promise<void> {
  const { workspaceId, viewer } = access;
  await changeTeam(access, async (transaction) => {
    const { name } = await requireTeam(workspaceId, id, transaction);
    await keepOperators(workspaceId, transaction);
    await transaction.teamMember.deleteMany({ where: { teamId: id } });
    await transaction.team.delete({ where: { id } });
    await recordAudit(
      { event: "team-removed", actor: actorOf(viewer), target: { id, name }, workspaceId },
      transaction,
      now,
    );
  });
}

async function requireTeam(workspaceId: string, id: string, transaction: DatabaseTransaction) {
  const team = await transaction.team.findUnique({
    where: { id, workspaceId },
    select: { name: true, members: { select: { userId: true } } },
  });
  if (team === null) throw new AppError("not-found");
  return team;
}

/** Owners are matched by name, so a team's name is unique. @param own the team that may have it already */
async function requireFreeName(
  workspaceId: string,
  name: string,
  own: string | undefined,
  transaction: DatabaseTransaction,
): Promise<void> {
  const isSame = (other: { readonly name: string }) => ownerKey(other.name) === ownerKey(name);
  const teams = await transaction.team.findMany({ where: { workspaceId }, select: { id: true, name: true } });
  if (teams.some((team) => team.id !== own && isSame(team))) throw taken("is the name of another team");
  if ((await memberNamesIn(workspaceId, transaction)).some(isSame))
    throw taken("is the name of a member: items with this owner would be ambiguous");
}

function taken(message: string): AppError {
  return new AppError("invalid", { errors: [{ path: "name", message }] });
}

async function requireMembers(
  workspaceId: string,
  members: readonly string[],
  transaction: DatabaseTransaction,
): Promise<void> {
  const known = new Set((await memberNamesIn(workspaceId, transaction)).map(({ id }) => id));
  const odd = members.findIndex((id) => !known.has(id));
  if (odd >= 0)
    throw new AppError("invalid", {
      errors: [{ path: `members[${odd}]`, message: "is not a member of this workspace" }],
    });
}

async function putIn(
  teamId: string,
  members: readonly string[],
  transaction: DatabaseTransaction,
): Promise<void> {
  if (members.length > 0)
    await transaction.teamMember.createMany({
      data: [...new Set(members)].map((userId) => ({ teamId, userId })),
    });
}

function countBeside(these: ReadonlySet<string>, those: ReadonlySet<string>): number {
  return [...these].filter((one) => !those.has(one)).length;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, "en") || compareText(a.name, b.name);
}

/** The people who can be in a team. */
export async function membersForTeams({
  workspaceId,
}: WorkspaceAccess): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return (await memberNamesIn(workspaceId, getDatabase().client)).toSorted(byName);
}
