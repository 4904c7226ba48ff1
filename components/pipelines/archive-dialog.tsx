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

/** Archives a pipeline of the list after confirmation. */
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
        It leaves this list and can no longer be opened or changed. Its log, snapshots and links stay. An
        admin can restore it.
      </p>
    </ConfirmDialog>
  );
}
