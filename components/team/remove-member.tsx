"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callApi, problemText } from "@/lib/client/api";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

export function RemoveMember({ id, name }: { readonly id: string; readonly name: string }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isRemoving, startRemoving] = useTransition();

  function handleConfirm() {
    startRemoving(async () => {
      const answer = await callApi("DELETE /members/{id}", { params: { id } });
      if (!answer.ok) return setProblem(problemText(answer.error));
      setIsOpen(false);
      router.push("/settings/members?from=removal");
      router.refresh();
    });
  }

  function handleOpen() {
    setProblem(undefined);
    setIsOpen(true);
  }

  return (
    <>
      <Button tone="quiet" aria-label={`Remove ${name}`} onClick={handleOpen}>
        Remove
      </Button>
      <ConfirmDialog
        title={`Remove ${name}?`}
        isOpen={isOpen}
        isBusy={isRemoving}
        problem={problem}
        confirmLabel="Remove"
        onConfirm={handleConfirm}
        onClose={() => setIsOpen(false)}
      >
        <p>
          Their sessions end at once, also where they have a pipeline open. What they drew and claimed stays,
          with their name in the log.
        </p>
      </ConfirmDialog>
    </>
  );
}
