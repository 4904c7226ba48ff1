"use client";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { callAuth } from "@/lib/client/auth-call";
import { Button } from "@/components/ui/button";
import { deviceName } from "@/lib/domain/words/device-name";
import { listSessions, onSessionsChanged, type Session } from "./sessions";
import { formatInstant } from "@/components/marks/times";
import { problemText } from "@/lib/client/api";

type Listed = Awaited<ReturnType<typeof listSessions>>;

/** Read in the browser, so that no page source contains session tokens. */
export function SessionList() {
  const [listed, setListed] = useState<Listed>();
  const [outcome, setOutcome] = useState<{ readonly isProblem: boolean; readonly text: string }>();
  const { sessions, current } = listed?.ok ? listed.value : { sessions: [], current: undefined };

  useEffect(() => {
    const read = () => void listSessions().then(setListed);
    read();
    return onSessionsChanged(() => {
      // Clears the message about the older list.
      setOutcome(undefined);
      read();
    });
  }, []);

  async function end(path: "/revoke-session" | "/revoke-other-sessions", body: object, done: string) {
    setOutcome(undefined);
    const answer = await callAuth("POST", path, body);
    setOutcome(
      answer.ok ? { isProblem: false, text: done } : { isProblem: true, text: problemText(answer.error) },
    );
    if (answer.ok) setListed(await listSessions());
  }

  return (
    <div className="flex flex-col gap-3">
      {listed === undefined && <p className="text-soft">Loading your sessions.</p>}
      {listed?.ok === false && (
        <Notice tone="error">
          {problemText(listed.error)}{" "}
          <button
            type="button"
            className="min-h-6 font-medium underline"
            onClick={() => void listSessions().then(setListed)}
          >
            Try again
          </button>
        </Notice>
      )}
      <ul className="flex flex-col gap-2">
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            onEnd={
              session.id === current
                ? undefined
                : () => void end("/revoke-session", { token: session.token }, "Session ended.")
            }
          />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          className="self-start"
          onClick={() => void end("/revoke-other-sessions", {}, "All other sessions ended.")}
        >
          End all other sessions
        </Button>
      )}
      {outcome?.isProblem && <Notice tone="error">{outcome.text}</Notice>}
      <p role="status" className="text-soft empty:sr-only">
        {outcome?.isProblem === false && outcome.text}
      </p>
    </div>
  );
}

/** @param onEnd absent for the current session, which ends by signing out */
function SessionRow({
  session,
  onEnd,
}: {
  readonly session: Session;
  readonly onEnd?: (() => void) | undefined;
}) {
  const device = deviceName(session.userAgent ?? "") ?? "Another program";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card border border-line bg-panel px-3 py-2">
      <p className="min-w-0">
        <span className="font-medium">{device}</span>
        {onEnd === undefined && <span className="text-soft"> (this one)</span>}
        <span className="block break-words text-soft">
          {session.ipAddress ? `${session.ipAddress}, ` : ""}signed in {formatInstant(session.createdAt)}
        </span>
      </p>
      {onEnd && (
        <Button
          tone="quiet"
          aria-label={`End the session of ${device} from ${formatInstant(session.createdAt)}`}
          onClick={onEnd}
        >
          End
        </Button>
      )}
    </li>
  );
}
