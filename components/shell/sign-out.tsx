"use client";
import { useState } from "react";
import { callAuth } from "@/components/team/auth-call";
import { problemText } from "@/components/team/problem-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { UnsentWork } from "@/lib/client/outbox/unsent-work";
import { saveAsFile } from "@/lib/client/save-as-file";

/** Signing out empties what the browser keeps; changes that were never sent are offered for export first. */
export function SignOut({ userId }: { readonly userId: string }) {
  const [unsent, setUnsent] = useState<readonly UnsentWork[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const changes = unsent.reduce((sum, { entries }) => sum + entries.length, 0);

  async function signOut() {
    setIsBusy(true);
    setProblem(undefined);
    const answer = await callAuth("POST", "/sign-out");
    // A session that is over already is what was wanted.
    if (answer.ok || answer.error.status === 401) {
      // Only now: had signing out failed, the person would still need it.
      await loadOutbox()
        .then(({ clearUnsentWork }) => clearUnsentWork(userId))
        .catch(ignoreNoStorage);
      return location.assign("/sign-in?from=signed-out");
    }
    setIsBusy(false);
    setProblem(problemText(answer.error));
  }

  async function handleClick() {
    setIsBusy(true);
    const found =
      (await loadOutbox()
        .then(({ listUnsentWork }) => listUnsentWork(userId))
        .catch(ignoreNoStorage)) ?? [];
    setUnsent(found);
    if (found.length === 0) return signOut();
    setIsBusy(false);
  }

  async function handleSave() {
    const { exportUnsentWork } = await loadOutbox();
    saveAsFile("blueline-unsent-changes.json", exportUnsentWork(unsent));
  }

  return (
    <>
      <Button tone="quiet" disabled={isBusy} onClick={() => void handleClick()}>
        {isBusy ? "Signing out" : "Sign out"}
      </Button>
      {problem !== undefined && unsent.length === 0 && <Notice tone="error">{problem}</Notice>}
      <Dialog title="Some of your changes were not sent" isOpen={unsent.length > 0} onClose={() => setUnsent([])}>
        <p>
          {changes} {changes === 1 ? "change" : "changes"} to {unsent.length} {unsent.length === 1 ? "pipeline is" : "pipelines are"} kept in this browser only,
          and signing out removes {changes === 1 ? "it" : "them"}. Stay signed in and open the pipeline with a connection to send{" "}
          {changes === 1 ? "it" : "them"}, or save a copy first.
        </p>
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setUnsent([])}>Stay signed in</Button>
          <Button onClick={() => void handleSave()}>Save a copy</Button>
          <Button tone="danger" disabled={isBusy} onClick={() => void signOut()}>
            Sign out and discard
          </Button>
        </div>
      </Dialog>
    </>
  );
}

/** Loaded when it is needed: most pages never touch it. */
function loadOutbox() {
  return import("@/lib/client/outbox/unsent-work");
}

/** A browser that keeps nothing has nothing to lose. */
function ignoreNoStorage(): undefined {
  return undefined;
}
