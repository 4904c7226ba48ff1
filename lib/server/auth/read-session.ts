import "server-only";
import { getAuth } from "./auth";
import { sessionLimits } from "./session-limits";

export type SignedInSession = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** What the library names the session by; useless without its signature, and still not to be shown. */
  readonly token: string;
};

/** The session whose signed cookie this is, unless it has ended. */
export async function readSession(headers: Headers, now = new Date()): Promise<SignedInSession | undefined> {
  if (!headers.has("cookie")) return undefined;
  const found = await getAuth().api.getSession({ headers });
  if (found === null) return undefined;
  const { session, user } = found;
  const absoluteEnd = session.createdAt.getTime() + sessionLimits.absoluteSeconds * 1000;
  if (absoluteEnd <= now.getTime() || session.expiresAt.getTime() <= now.getTime()) return undefined;
  return { id: session.id, userId: user.id, name: user.name, email: user.email, token: session.token };
}
