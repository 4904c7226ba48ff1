"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { callApi, problemText } from "@/lib/client/api";

interface ArchiveDialogProps {
  readonly id: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks whether a pipeline of the list is archived, and does it. */
export function ArchiveDialog({ id, name, isOpen, onClose }: ArchiveDialogProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [isArchiving, startArchiving] = useTransition();

  function handleConfirm() {
    setProblem(undefined);
    startArchiving(async () => {
      const answer = await callApi("DELETE /pipelines/{id}", { params: { id } });
      if (!answer.ok) return setProblem(problemText(answer.error));
      onClose();
      router.push("/pipelines?from=archive");
      router.refresh();
    });
  }

  return (
    <ConfirmDialog
      title={`Archive ${name}?`}
      isOpen={isOpen}
      isBusy={isArchiving}
      problem={problem}
      confirmLabel="Archive"
      onConfirm={handleConfirm}
      onClose={onClose}
    >
      <p>
        It leaves this list and can no longer be opened or changed. Nothing is deleted: its log stays, its
        snapshots and their links keep working, and an admin can bring it back.
      </p>
    </ConfirmDialog>
  );
}
