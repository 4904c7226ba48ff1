"use client";
import { History } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { type AnswerOf, type ApiProblem, callApi, problemText } from "@/lib/client/api";
import { keepRestore } from "@/lib/client/editor/keep-restore";
import { counted } from "@/lib/domain/words/english";

interface RestoreButtonProps {
  readonly snapshotId: string;
  readonly number: number;
  readonly pipelineId: string;
  readonly userId: string;
}

type Preview = AnswerOf<"GET /snapshots/{id}/restore">;
type Restored = AnswerOf<"POST /snapshots/{id}/restore">;

/** Restores a snapshot's map: as a new revision after a preview, or as a new pipeline. */
export function RestoreButton({ snapshotId, number, pipelineId, userId }: RestoreButtonProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [preview, setPreview] = useState<Preview>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [restored, setRestored] = useState<Restored>();
  const params = { id: snapshotId };

  const look = async () => {
    setPreview(undefined);
    const answer = await callApi("GET /snapshots/{id}/restore", { params });
    if (answer.ok) setPreview(answer.value);
    else setProblem(answer.error);
  };
  const handleOpen = () => {
    setOpen(true);
    setProblem(undefined);
    setRestored(undefined);
    void look();
  };
  const handleRestore = async ({ revision }: Preview) => {
    setBusy(true);
    setProblem(undefined);
    const answer = await callApi("POST /snapshots/{id}/restore", { params, body: { revision } });
    if (answer.ok) {
      const label = `restore snapshot ${number}`;
      await keepRestore({ userId, pipelineId, before: revision, after: answer.value.revision, label });
      setRestored(answer.value);
      router.refresh();
    } else {
      setProblem(answer.error);
      await look();
    }
    setBusy(false);
  };
  const handleCopy = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await callApi("POST /snapshots/{id}/copy", { params });
    if (answer.ok) return router.push(`/pipelines/${answer.value.id}`);
    setBusy(false);
    setProblem(answer.error);
  };

  return (
    <>
      <Button title="Restore" onClick={handleOpen} className="max-sm:px-2 print:hidden">
        <History aria-hidden size={14} />
        <span className="max-[85rem]:sr-only">Restore</span>
      </Button>
      <Dialog title={`Restore snapshot ${number}`} isOpen={isOpen} onClose={() => setOpen(false)}>
        {restored ? (
          <Done restored={restored} number={number} />
        ) : (
          <>
            {problem && <Notice tone="error">{problemText(problem)}</Notice>}
            <section className="flex flex-col gap-2">
              <h3 className="font-bold">As a new revision</h3>
              <p role="status">{preview?.sentence ?? (problem ? "" : "Comparing with the current map.")}</p>
              <p className="text-soft">
                The log keeps everything. The restore is one more change, visible to all members, and one undo
                reverts it. Catalogue and posture stay current.
              </p>
              <Button
                tone="primary"
                className="self-start"
                disabled={isBusy || preview === undefined || preview.changes === 0}
                onClick={() => preview && void handleRestore(preview)}
              >
                Restore as a new revision
              </Button>
            </section>
            <section className="flex flex-col gap-2 border-t border-line pt-4">
              <h3 className="font-bold">As a copy</h3>
              <p className="text-soft">
                Creates a new pipeline with the snapshot’s map, without its approvals. This pipeline does not
                change.
              </p>
              <Button className="self-start" disabled={isBusy} onClick={() => void handleCopy()}>
                Restore as a copy
              </Button>
            </section>
          </>
        )}
      </Dialog>
    </>
  );
}

function Done({ restored, number }: { readonly restored: Restored; readonly number: number }) {
  return (
    <>
      <Notice>
        Snapshot {number} restored with {counted(restored.changes, "change")}. The map is at revision{" "}
        {restored.revision}.
      </Notice>
      <div className="flex justify-end">
        <Link href={`/pipelines/${restored.pipeline}`} prefetch={false} className={buttonClass("primary")}>
          Open the map
        </Link>
      </div>
    </>
  );
}
