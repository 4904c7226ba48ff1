"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { UnsentWork } from "@/lib/client/outbox/unsent-work";
import { part } from "@/lib/client/parts/part";
import { shownPart } from "@/lib/client/parts/shown-part";
import { saveAsFile } from "@/lib/client/save-as-file";

const UnsentDialog = dynamic(
  shownPart(() => import("./unsent-dialog").then((module) => module.UnsentDialog)),
  { loading: () => null },
);

const ending = part(() => import("./end-session"));

/** Signing out clears the browser's data; unsent changes are offered for export first. */
export function SignOut({ userId }: { readonly userId: string }) {
  const [unsent, setUnsent] = useState<readonly UnsentWork[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function signOut() {
    setIsBusy(true);
    setProblem(undefined);
    const failure = await ending()
      .then(({ endSession }) => endSession(userId))
      .catch(
        () => "Blueline cannot be reached, so you are still signed in. Check the connection and try again.",
      );
    if (failure === undefined) return;
    setIsBusy(false);
    setProblem(failure);
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
      {unsent.length > 0 && (
        <UnsentDialog
          unsent={unsent}
          problem={problem}
          isBusy={isBusy}
          onStay={() => setUnsent([])}
          onSave={() => void handleSave()}
          onDiscard={() => void signOut()}
        />
      )}
    </>
  );
}

/** Loaded when needed: most pages never use it. */
function loadOutbox() {
  return import("@/lib/client/outbox/unsent-work");
}

/** A browser without storage has nothing to lose. */
function ignoreNoStorage(): undefined {
  return undefined;
}
