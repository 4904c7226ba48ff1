"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, problemText } from "@/lib/client/api";

export function RevokeShare({ shareId }: { readonly shareId: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  const handleRevoke = async () => {
    setBusy(true);
    const answer = await callApi("DELETE /shares/{id}", { params: { id: shareId } });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setOpen(false);
    router.refresh();
  };

  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)} className="print:hidden">
        Revoke
      </Button>
      <Dialog title="Revoke this link?" isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>It stops working at once, for everyone. You can’t restore it. The snapshot stays unchanged.</p>
        {problem && <Notice tone="error">{problemText(problem)}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Keep link</Button>
          <Button tone="danger" disabled={isBusy} onClick={() => void handleRevoke()}>
            Revoke link
          </Button>
        </div>
      </Dialog>
    </>
  );
}
