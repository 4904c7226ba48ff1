import "server-only";
import { actorOf, type Audited, recordAudit } from "../audit/record-audit";
import { getDatabase, runWrite } from "../db";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import type { Viewer } from "./viewer";

/** What the sign-in library has done already is told of afterwards: where that fails the person is answered all the same. */
export async function recordAuth(audited: Audited): Promise<void> {
  try {
    await runWrite((transaction) => recordAudit(audited, transaction));
  } catch (error) {
    getLog().error({ event: "audit-failed", what: audited.event, error: describeError(error) });
  }
}

export function recordOwn(viewer: Viewer, audited: Audited): Promise<void> {
  return recordAuth({ actor: actorOf(viewer), workspaceId: viewer.workspaceId, ...audited });
}

/** Whose account an address is, where it is a member's; else the address alone, as it was typed. */
export async function accountOf(email: string): Promise<Pick<Audited, "actor" | "workspaceId">> {
  const membership = await getDatabase().client.membership.findFirst({
    where: { user: { email } },
    select: { workspaceId: true, user: { select: { id: true, name: true } } },
  });
  return membership === null
    ? { actor: { name: email } }
    : { actor: membership.user, workspaceId: membership.workspaceId };
}
