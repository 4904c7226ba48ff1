"use client";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { callApi, problemText } from "@/lib/client/api";
import { type CreatedLink, LinkOnce } from "./link-once";

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
          <LinkOnce link={link}>
            Give it to {name} and nobody else: whoever opens it chooses the password.
          </LinkOnce>
        ) : (
          <>
            <p>
              With the link, {name} chooses a new password. The old one works until then; all sessions end
              when the new one is set.
            </p>
            <Button tone="primary" className="self-start" disabled={isMaking} onClick={handleMake}>
              Make the link
            </Button>
          </>
        )}
      </Dialog>
    </>
  );
}
