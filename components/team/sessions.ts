import type { ApiProblem } from "@/lib/client/api";
import { err, ok, type Result } from "@/lib/domain/result";
import { callAuth } from "@/lib/client/auth-call";

/** A session, as the sign-in library lists it. */
export interface Session {
  readonly id: string;
  /** Ends the session; never shown. */
  readonly token: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
}

export interface SessionsNow {
  /** The current session. A new password starts a new one. */
  readonly current: string | undefined;
  /** The current one first, then by latest use. */
  readonly sessions: readonly Session[];
}

export async function listSessions(): Promise<Result<SessionsNow, ApiProblem>> {
  const [list, own] = await Promise.all([callAuth("GET", "/list-sessions"), callAuth("GET", "/get-session")]);
  if (!list.ok) return err(list.error);
  if (!own.ok) return err(own.error);
  // The library's own answers; a signed-out person got a refusal above.
  const sessions = Array.isArray(list.value) ? (list.value as readonly Session[]) : [];
  const current = (own.value as { readonly session: Session } | null)?.session.id;
  return ok({ current, sessions: sessions.toSorted(currentFirst(current)) });
}

function currentFirst(current: string | undefined) {
  return (a: Session, b: Session) =>
    Number(b.id === current) - Number(a.id === current) || b.updatedAt.localeCompare(a.updatedAt);
}

const changed = "blueline:sessions-changed";

/** Tells the list that another part of the page ended sessions. */
export function sessionsChanged(): void {
  dispatchEvent(new Event(changed));
}

export function onSessionsChanged(listener: () => void): () => void {
  addEventListener(changed, listener);
  return () => removeEventListener(changed, listener);
}
