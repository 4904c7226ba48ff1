"use client";
import { Archive } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { callApi } from "@/lib/client/api";
import { problemText } from "@/lib/client/problem-words";

export function ArchivePipeline({ id, name }: { readonly id: string; readonly name: string }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isArchiving, startArchiving] = useTransition();

  function handleConfirm() {
    setProblem(undefined);
    startArchiving(async () => {
      const answer = await callApi("DELETE /pipelines/{id}", { params: { id } });
      if (!answer.ok) return setProblem(problemText(answer.error));
      setIsOpen(false);
      router.push("/pipelines?from=archive");
      router.refresh();
    });
  }

  return (
    <>
      <button
        type="button"
        aria-label={`Archive ${name}`}
        title="Archive"
        onClick={() => setIsOpen(true)}
        className="flex size-8 items-center justify-center rounded-control text-faint hover:bg-bg hover:text-ink"
      >
        <Archive aria-hidden size={15} />
      </button>
      <ConfirmDialog
        title={`Archive ${name}?`}
        isOpen={isOpen}
        isBusy={isArchiving}
        problem={problem}
        confirmLabel="Archive"
        onConfirm={handleConfirm}
        onClose={() => setIsOpen(false)}
      >
        <p>
          It leaves this list and can no longer be opened or changed. Nothing is deleted: its log stays, and
          its snapshots and their links keep working.
        </p>
      </ConfirmDialog>
    </>
  );
}
