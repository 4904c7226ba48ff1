import "server-only";
import { erasedMark, eraseText } from "@/lib/domain/erase/erase-text";
import { AppError } from "../errors";
import type { Work } from "./erase-places";

/**
 * Data in no chain: the names of people, the workspace and teams, invitations, user agents, and the texts of
 * tokens and trust rules.
 * @returns the number of rows with the text
 */
export async function erasePeople(work: Work, workspaceId: string): Promise<number> {
  const counts = [
    await eraseWorkspace(work, workspaceId),
    await eraseUsers(work, workspaceId),
    await eraseSessions(work, workspaceId),
    await eraseInvitations(work, workspaceId),
    await eraseTokens(work, workspaceId),
    await eraseTrustRules(work, workspaceId),
    await eraseTeams(work, workspaceId),
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}

async function eraseWorkspace({ database, text, isTrial }: Work, id: string): Promise<number> {
  const { name } = await database.workspace.findUniqueOrThrow({ where: { id }, select: { name: true } });
  const erased = eraseText(name, text);
  if (erased === name) return 0;
  if (!isTrial) await database.workspace.update({ where: { id }, data: { name: erased } });
  return 1;
}

/** Current and former members: the rows of former ones do not record their workspace. */
const peopleOf = (workspaceId: string) => ({
  OR: [{ memberships: { some: { workspaceId } } }, { memberships: { none: {} } }],
});

async function eraseUsers({ database, text, isTrial }: Work, workspaceId: string): Promise<number> {
  let count = 0;
  const users = await database.user.findMany({
    where: peopleOf(workspaceId),
    select: { id: true, name: true, email: true, image: true, _count: { select: { memberships: true } } },
  });
  for (const { id, email, _count, ...told } of users) {
    const erased = eraseText(told, text);
    const isInAddress = hasInAddress(email, text);
    if (erased === told && !isInAddress) continue;
    if (isInAddress && _count.memberships > 0)
      throw new AppError("invalid", {
        errors: [
          {
            path: "text",
            message: `is in the address that ${erased.name} signs in with: remove them from the members first`,
          },
        ],
      });
    count += 1;
    // As when an address is given to another person: a unique text that can't be typed as an address.
    if (!isTrial)
      await database.user.update({
        where: { id },
        data: { ...erased, ...(isInAddress ? { email: `removed-${id}` } : {}) },
      });
  }
  return count;
}

async function eraseSessions({ database, text, isTrial }: Work, workspaceId: string): Promise<number> {
  let count = 0;
  const sessions = await database.session.findMany({
    where: { user: peopleOf(workspaceId) },
    select: { id: true, userAgent: true },
  });
  for (const { id, userAgent } of sessions) {
    const erased = eraseText(userAgent, text);
    if (erased === userAgent) continue;
    count += 1;
    if (!isTrial) await database.session.update({ where: { id }, data: { userAgent: erased } });
  }
  return count;
}

async function eraseInvitations({ database, text, isTrial }: Work, workspaceId: string): Promise<number> {
  const links = await database.accessLink.findMany({
    where: { workspaceId, email: { not: null } },
    select: { id: true, email: true, createdAt: true },
  });
  const found = links.filter(({ email }) => email !== null && hasInAddress(email, text));
  // An invitation is for its address alone: without the address it is unusable, so it ends.
  if (!isTrial)
    for (const { id, createdAt } of found)
      await database.accessLink.update({ where: { id }, data: { email: erasedMark, expiresAt: createdAt } });
  return found.length;
}

/** Addresses are stored in lower case. */
function hasInAddress(email: string, text: string): boolean {
  return [text, text.toLowerCase()].some((writing) => eraseText(email, writing) !== email);
}

async function eraseTokens({ database, text, isTrial }: Work, workspaceId: string): Promise<number> {
  let count = 0;
  const tokens = await database.apiToken.findMany({
    where: { workspaceId },
    select: { id: true, name: true },
  });
  for (const { id, name } of tokens) {
    const erased = eraseText(name, text);
    if (erased === name) continue;
    count += 1;
    if (!isTrial) await database.apiToken.update({ where: { id }, data: { name: erased } });
  }
  return count;
}

/** A rule whose issuer, audience or subject contained the text trusts no token from then on. */
async function eraseTrustRules({ database, text, isTrial }: Work, workspaceId: string): Promise<number> {
  let count = 0;
  const rules = await database.trustRule.findMany({
    where: { workspaceId },
    select: { id: true, name: true, issuer: true, audience: true, subject: true, keys: true, keysUrl: true },
  });
  for (const { id, keys, ...told } of rules) {
    const kept: unknown = JSON.parse(keys);
    const [erased, erasedKeys] = [eraseText(told, text), eraseText(kept, text)];
    if (erased === told && erasedKeys === kept) continue;
    count += 1;
    if (!isTrial)
      await database.trustRule.update({
        where: { id },
        data: { ...erased, keys: JSON.stringify(erasedKeys) },
      });
  }
  return count;
}

async function eraseTeams({ database, text, isTrial }: Work, workspaceId: string): Promise<number> {
  let count = 0;
  for (const { id, name } of await database.team.findMany({ where: { workspaceId } })) {
    const erased = eraseText(name, text);
    if (erased === name) continue;
    count += 1;
    if (!isTrial) await database.team.update({ where: { id }, data: { name: erased } });
  }
  return count;
}
