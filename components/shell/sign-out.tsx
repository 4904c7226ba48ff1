"use client";
import { useState } from "react";
import { callAuth } from "@/components/team/auth-call";
import { problemText } from "@/components/team/problem-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { saveJsonFile } from "./save-json-file";
import { readUnsentWork, type UnsentWork } from "./unsent-work";

/** Signing out empties what the browser keeps; changes that were never sent are offered for export first. */
export function SignOut({ userId }: { readonly userId: string }) {
  const [unsent, setUnsent] = useState<readonly UnsentWork[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const changes = unsent.reduce((sum, { entries }) => sum + entries.length, 0);

  async function signOut() {
    setIsBusy(true);
    const answer = await callAuth("POST", "/sign-out");
    // A session that is over already is what was wanted.
    if (answer.ok || answer.error.status === 401) return location.assign("/sign-in?from=signed-out");
    setIsBusy(false);
    setProblem(problemText(answer.error));
  }

  async function handleClick() {
    setProblem(undefined);
    const found = await readUnsentWork(userId);
    setUnsent(found);
    if (found.length === 0) await signOut();
  }

  return (
    <>
      <Button tone="quiet" disabled={isBusy} onClick={() => void handleClick()}>
        {isBusy ? "Signing out" : "Sign out"}
      </Button>
      {problem !== undefined && unsent.length === 0 && <Notice tone="error">{problem}</Notice>}
      <Dialog title="Some of your changes were not sent" isOpen={unsent.length > 0} onClose={() => setUnsent([])}>
        <p>
          {changes} {changes === 1 ? "change" : "changes"} to {unsent.length} {unsent.length === 1 ? "pipeline is" : "pipelines are"} kept in this browser only, and signing out removes{" "}
          {changes === 1 ? "it" : "them"}. Stay signed in and open the pipeline with a connection to send {changes === 1 ? "it" : "them"}, or save a copy first.
        </p>
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setUnsent([])}>Stay signed in</Button>
          <Button onClick={() => saveJsonFile("blueline-unsent-changes.json", { schema: "blueline/unsent-changes/1", pipelines: unsent })}>Save a copy</Button>
          <Button tone="danger" disabled={isBusy} onClick={() => void signOut()}>
            Sign out and discard
          </Button>
        </div>
      </Dialog>
    </>
  );
}
