import { callAuth } from "@/lib/client/auth-call";
import { dropKeptUndo } from "@/lib/client/editor/kept-undo";
import { leave } from "@/lib/client/live/presence-store";
import { clearUnsentWork } from "@/lib/client/outbox/unsent-work";
import { problemText } from "@/lib/client/api";

/** Signs out, clears this person's browser data, and leaves the page. @returns the reason for a failure; undefined on success. */
export async function endSession(userId: string): Promise<string | undefined> {
  // Presence updates from this page would be refused after the session ends.
  leave(true);
  const answer = await callAuth("POST", "/sign-out");
  // An expired session is as good as a sign-out.
  if (!answer.ok && answer.error.status !== 401) {
    leave(false);
    return problemText(answer.error);
  }
  // Only now: if signing out had failed, the person would still need it. A browser without storage has nothing to lose.
  await clearUnsentWork(userId).catch(() => undefined);
  dropKeptUndo(userId);
  location.assign("/sign-in?from=signed-out");
  return undefined;
}
