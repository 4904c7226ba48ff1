import { callAuth } from "@/lib/client/auth-call";
import { dropKeptUndo } from "@/lib/client/editor/kept-undo";
import { leave } from "@/lib/client/live/presence-store";
import { clearUnsentWork } from "@/lib/client/outbox/unsent-work";
import { problemText } from "@/lib/client/api";

/** Signs out, empties what the browser keeps of this person, and leaves the page. @returns why that failed; undefined where it did not. */
export async function endSession(userId: string): Promise<string | undefined> {
  // What the page still says of where this person is would be refused once the session is over.
  leave(true);
  const answer = await callAuth("POST", "/sign-out");
  // A session that is over already is what was wanted.
  if (!answer.ok && answer.error.status !== 401) {
    leave(false);
    return problemText(answer.error);
  }
  // Only now: had signing out failed, the person would still need it. A browser that keeps nothing has nothing to lose.
  await clearUnsentWork(userId).catch(() => undefined);
  dropKeptUndo(userId);
  location.assign("/sign-in?from=signed-out");
  return undefined;
}
