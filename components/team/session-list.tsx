"use client";
import { useCallback, useEffect, useState } from "react";
import { formatInstant } from "@/components/posture/format-time";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ApiProblem } from "@/lib/client/api";
import { callAuth } from "./auth-call";
import { problemText } from "./problem-words";
import { deviceName, listSessions, onSessionsChanged, type Session } from "./sessions";

/** Read in the browser, so that what ends a session stands in no page's source. */
export function SessionList({ currentId }: { readonly currentId: string }) {
  const [sessions, setSessions] = useState<readonly Session[]>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [saved, setSaved] = useState("");

  const read = useCallback(async () => {
    const answer = await listSessions();
    if (!answer.ok) return setProblem(answer.error);
    setProblem(undefined);
    setSessions(answer.value.toSorted((a, b) => Number(b.id === currentId) - Number(a.id === currentId) || b.updatedAt.localeCompare(a.updatedAt)));
  }, [currentId]);

  useEffect(() => {
    void read();
    return onSessionsChanged(() => void read());
  }, [read]);

  async function end(path: "/revoke-session" | "/revoke-other-sessions", body: object, done: string) {
    setSaved("");
    const answer = await callAuth("POST", path, body);
    if (!answer.ok) return setProblem(answer.error);
    setSaved(done);
    await read();
  }

  return (
    <div className="flex flex-col gap-3">
      {problem && (
        <Notice tone="error">
          {problemText(problem)}{" "}
          <button type="button" className="min-h-6 font-medium underline" onClick={() => void read()}>
            Read again
          </button>
        </Notice>
      )}
      {sessions === undefined && !problem && <p className="text-soft">Reading your sessions.</p>}
      <ul className="flex flex-col gap-2">
        {sessions?.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card border border-line bg-panel px-3 py-2">
            <p className="min-w-0">
              <span className="font-medium">{deviceName(session.userAgent)}</span>
              {session.id === currentId && <span className="text-soft"> (this one)</span>}
              <span className="block break-words text-soft">
                {session.ipAddress ? `${session.ipAddress}, ` : ""}signed in {formatInstant(session.createdAt)}
              </span>
            </p>
            {session.id !== currentId && (
              <Button tone="quiet" aria-label={`End the session of ${deviceName(session.userAgent)} from ${formatInstant(session.createdAt)}`} onClick={() => void end("/revoke-session", { token: session.token }, "The session is ended.")}>
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions && sessions.length > 1 && (
        <Button className="self-start" onClick={() => void end("/revoke-other-sessions", {}, "All other sessions are ended.")}>
          End all others
        </Button>
      )}
      <p role="status" className="text-soft empty:hidden">
        {saved}
      </p>
    </div>
  );
}
