"use client";
import { Archive } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { problemText } from "@/components/team/problem-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { callApi } from "@/lib/client/api";

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
      <button type="button" aria-label={`Archive ${name}`} title="Archive" onClick={() => setIsOpen(true)} className="flex size-8 items-center justify-center rounded-control text-faint hover:bg-bg hover:text-ink">
        <Archive aria-hidden size={15} />
      </button>
      <Dialog title={`Archive ${name}?`} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>It leaves this list and can no longer be opened or changed. Nothing is deleted: its log stays, and its snapshots and their links keep working.</p>
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={() => setIsOpen(false)}>Keep it</Button>
          <Button tone="danger" disabled={isArchiving} onClick={handleConfirm}>
            {isArchiving ? "Archiving" : "Archive"}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
