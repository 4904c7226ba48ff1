"use client";
import { useState, useTransition } from "react";
import { callApi, faultOf, problemText } from "@/lib/client/api";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { type CreatedLink, LinkOnce } from "./link-once";

/** For a member without the app and the recovery codes. The admin verifies who asks. */
export function RemoveSecondFactor({ id, name }: { readonly id: string; readonly name: string }) {
  const does = `Remove second factor of ${name}`;
  return (
    <ConfirmedButton
      tone="quiet"
      label="Second factor"
      name={does}
      title={`${does}?`}
      confirmLabel="Remove second factor"
      onConfirm={async () => faultOf(await callApi("DELETE /members/{id}/second-factor", { params: { id } }))}
      next="/settings/members?from=second-factor"
    >
      <p>
        Use this if a member lost the phone and the recovery codes. First verify that {name} asked for it:
        afterwards the password alone signs in. Their sessions end.
      </p>
    </ConfirmedButton>
  );
}

export function ResetLink({ id, name }: { readonly id: string; readonly name: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const [link, setLink] = useState<CreatedLink>();
  const [problem, setProblem] = useState<string>();
  const [isMaking, startMaking] = useTransition();

  function handleOpen() {
    setLink(undefined);
    setProblem(undefined);
    setIsOpen(true);
  }

  function handleMake() {
    startMaking(async () => {
      const answer = await callApi("POST /members/{id}/reset", { params: { id } });
      if (answer.ok) setLink(answer.value);
      else setProblem(problemText(answer.error));
    });
  }

  return (
    <>
      <Button tone="quiet" aria-label={`Reset link for ${name}`} onClick={handleOpen}>
        Reset link
      </Button>
      <Dialog title={`Password reset link for ${name}`} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        {link ? (
          <LinkOnce link={link}>Send it only to {name}: anyone who opens it sets the password.</LinkOnce>
        ) : (
          <>
            <p>
              With the link, {name} chooses a new password. The old one works until then; all sessions end
              when the new one is set.
            </p>
            <Button tone="primary" className="self-start" disabled={isMaking} onClick={handleMake}>
              Create link
            </Button>
          </>
        )}
      </Dialog>
    </>
  );
}
