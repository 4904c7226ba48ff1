import "server-only";
import { actorOf, type Audited, recordAudit } from "../audit/record-audit";
import { getDatabase, runWrite } from "../db";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import type { Viewer } from "./viewer";

/** Records after the fact what the sign-in library did: if that fails, the person still gets the answer. */
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

/** The account of an address, if a member has it; else the address as typed. */
export async function accountOf(email: string): Promise<Pick<Audited, "actor" | "workspaceId">> {
  const membership = await getDatabase().client.membership.findFirst({
    where: { user: { email } },
    select: { workspaceId: true, user: { select: { id: true, name: true } } },
  });
  return membership === null
    ? { actor: { name: email } }
    : { actor: membership.user, workspaceId: membership.workspaceId };
}
