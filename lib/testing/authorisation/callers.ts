import type { Database } from "@/lib/server/database/database";
import { handleAuthRequest } from "@/lib/server/auth/handle-auth-request";
import { getViewer, type Viewer } from "@/lib/server/auth/viewer";
import { redeemShare } from "@/lib/server/share/redeem-share";
import { aRequest, makeWorkspace, openSession } from "../team";
import { makeTarget } from "./target";

/**
 * Who may call. A stranger is the admin of another workspace; the removed one's session is still there, as if its end were
 * a moment late; the odd one has a role that this version does not know; a reader holds the cookie of a share.
 */
export const callers = [
  "anonymous",
  "stranger",
  "viewer",
  "editor",
  "admin",
  "removed",
  "signed-out",
  "odd",
  "reader",
] as const;
export type Caller = (typeof callers)[number];

export interface Cast {
  readonly admin: Viewer;
  /** Its ids must be in no answer to a stranger. */
  readonly workspaceId: string;
  readonly cookies: ReadonlyMap<Caller, string>;
}

export async function makeCast({ client }: Database): Promise<Cast> {
  const ours = await makeWorkspace({
    admin: "admin",
    editor: "editor",
    viewer: "viewer",
    removed: "admin",
    signedOut: "admin",
  });
  const { stranger } = await makeWorkspace({ stranger: "admin" });
  const { odd } = await makeWorkspace({ odd: "admin" });
  const cookies = new Map<Caller, string>();
  for (const [name, member] of Object.entries({ ...ours, stranger, odd })) {
    const caller = callers.find((known) => known === name);
    if (caller) cookies.set(caller, await openSession(member));
  }
  const signedOut = await openSession(ours.signedOut);
  await handleAuthRequest(aRequest("POST", "/api/auth/sign-out", { cookie: signedOut }));
  cookies.set("signed-out", signedOut);
  await client.membership.deleteMany({ where: { userId: ours.removed.userId } });
  await client.membership.updateMany({ where: { userId: odd.userId }, data: { role: "owner" } });

  const admin = await getViewer(new Headers({ cookie: cookies.get("admin") ?? "" }));
  if (admin === undefined) throw new Error("The admin is not signed in.");
  const { shareId, shareSecret } = await makeTarget(admin);
  cookies.set("reader", (await redeemShare(shareId, { secret: shareSecret })).split(";")[0] ?? "");
  return { admin, workspaceId: ours.admin.workspaceId, cookies };
}
