import "server-only";
import { type Role, roleSchema } from "@/lib/domain/contract/roles";
import type { TokenScope } from "@/lib/domain/contract/token-scopes";
import { getDatabase } from "../db";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { oncePerProcess } from "../process";
import { askWriter } from "../readers/ask-writer";
import { AppError } from "../errors";
import { getAuth } from "./auth";
import { sessionLimits } from "./session-limits";

export type Viewer = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly workspaceId: string;
  readonly role: Role;
  readonly sessionId: string;
  /** When they last entered their password. */
  readonly confirmedAt: Date;
  /** Whether an authenticator app protects the account. */
  readonly hasSecondFactor: boolean;
  readonly isSecondFactorRequired: boolean;
  /** The token of a calling program, in place of a session; absent pipelines: all of the workspace. */
  readonly token?: {
    readonly id: string;
    readonly scopes: readonly TokenScope[];
    readonly pipelines: readonly string[] | undefined;
  };
};

/**
 * The signed-in member of this cookie. Role and membership are read on each call, so a removal takes effect
 * at once.
 */
export async function getViewer(headers: Headers): Promise<Viewer | undefined> {
  const session = await readSession(headers);
  if (session === undefined) return undefined;
  const [membership] = await getDatabase().client.membership.findMany({
    where: { userId: session.userId },
    include: { workspace: { select: { secondFactorRequired: true } } },
    orderBy: { createdAt: "asc" },
    take: 1,
  });
  const role = roleSchema.safeParse(membership?.role);
  if (membership === undefined || !role.success) return undefined;
  return {
    userId: session.userId,
    name: session.name,
    email: session.email,
    workspaceId: membership.workspaceId,
    role: role.data,
    sessionId: session.id,
    confirmedAt: session.confirmedAt,
    hasSecondFactor: session.hasSecondFactor,
    isSecondFactorRequired: membership.workspace.secondFactorRequired,
  };
}

export async function requireViewer(headers: Headers): Promise<Viewer> {
  const viewer = await requireSignedIn(headers);
  if (mustSetUpSecondFactor(viewer))
    throw new AppError("forbidden", {
      detail: "Your workspace requires a second factor. Set one up in your account first.",
    });
  return viewer;
}

/** Includes members who must set up a second factor first, and may do nothing else. */
export async function requireSignedIn(headers: Headers): Promise<Viewer> {
  const viewer = await getViewer(headers);
  if (viewer === undefined) throw new AppError("unauthorized", { detail: "Sign in first." });
  return viewer;
}

export function mustSetUpSecondFactor({ isSecondFactorRequired, hasSecondFactor }: Viewer): boolean {
  return isSecondFactorRequired && !hasSecondFactor;
}

type SignedInSession = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** The library's name for the session; useless without its signature, but still not to be shown. */
  readonly token: string;
  readonly confirmedAt: Date;
  readonly hasSecondFactor: boolean;
};

async function readSession(headers: Headers, now = new Date()): Promise<SignedInSession | undefined> {
  if (!headers.has("cookie")) return undefined;
  const found = await getAuth().api.getSession({ headers });
  if (found === null) return undefined;
  // The library's own types leave out the fields that `deferSessionRefresh` adds.
  const { session, user, needsRefresh } = found as typeof found & { readonly needsRefresh?: boolean };
  const absoluteEnd = session.createdAt.getTime() + sessionLimits.absoluteSeconds * 1000;
  if (absoluteEnd <= now.getTime() || session.expiresAt.getTime() <= now.getTime()) return undefined;
  if (needsRefresh === true) renewLater(session.token);
  return {
    id: session.id,
    userId: user.id,
    name: user.name,
    email: user.email,
    token: session.token,
    confirmedAt: session.confirmedAt ?? session.createdAt,
    hasSecondFactor: user.twoFactorEnabled === true,
  };
}

/** Runs in the background, so that readers can continue even if nothing can be written. */
function renewLater(token: string): void {
  const renewing = oncePerProcess("renewing-sessions", () => new Set<string>());
  if (renewing.has(token)) return;
  renewing.add(token);
  askWriter("renew-session", token)
    .catch((error: unknown) => getLog().warn({ event: "session-not-renewed", error: describeError(error) }))
    .finally(() => renewing.delete(token));
}
