import { Dialog } from "@/components/ui/dialog";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import {
  type AnswerOf,
  type ApiProblem,
  callApi,
  fieldProblem,
  isShownAtFields,
  problemText,
} from "@/lib/client/api";
import { today } from "@/lib/client/today";
import { limits } from "@/lib/domain/pipeline/limits";
import { Fingerprint } from "@/components/marks/fingerprint";
import { formatDay } from "@/lib/domain/words/english";
import { shareFormOf } from "@/lib/client/share-form-of";

interface TakeSnapshotDialogProps {
  readonly pipelineId: string;
  /** The snapshot is for a share link. */
  readonly isToShare?: boolean;
  readonly onClose: () => void;
}

export function TakeSnapshotDialog({ pipelineId, isToShare = false, onClose }: TakeSnapshotDialogProps) {
  return (
    <Dialog title={isToShare ? "Share by link" : "Take snapshot"} isOpen onClose={onClose}>
      <TakeSnapshotForm pipelineId={pipelineId} isToShare={isToShare} onDone={onClose} />
    </Dialog>
  );
}

interface TakeSnapshotFormProps {
  readonly pipelineId: string;
  readonly isToShare: boolean;
  readonly onDone: () => void;
}

type Taken = AnswerOf<"POST /pipelines/{id}/snapshots">;

function TakeSnapshotForm({ pipelineId, isToShare, onDone }: TakeSnapshotFormProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [taken, setTaken] = useState<Taken>();
  const isClosed = useRef(false);
  useEffect(() => {
    isClosed.current = false;
    return () => void (isClosed.current = true);
  }, []);

  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const note = textOf(form, "note").trim();
    setBusy(true);
    const answer = await callApi("POST /pipelines/{id}/snapshots", {
      params: { id: pipelineId },
      body: { title: textOf(form, "title").trim(), ...(note !== "" && { note }) },
    });
    // If the person closed the form meanwhile, leave the page as it is.
    if (answer.ok && isToShare && !isClosed.current) return router.push(shareFormOf(answer.value.id));
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setTaken(answer.value);
    router.refresh();
  };

  if (taken) return <TakenSnapshot taken={taken} onDone={onDone} />;
  return (
    <form onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
      {isToShare ? (
        <p className="text-soft">
          A share link shows a snapshot: a frozen copy of the map, its statuses and its posture. This takes
          one now. Then you choose what the link shows and when it expires. To share an older one, go to{" "}
          <Link href={`/pipelines/${pipelineId}/snapshots`} prefetch={false} className="text-blue underline">
            Snapshots
          </Link>
          .
        </p>
      ) : (
        <p className="text-soft">
          Freezes the map, every status and the current posture, with a fingerprint. A snapshot cannot be
          changed later.
        </p>
      )}
      <Field label="Title" error={fieldProblem(problem, "title")}>
        {(ids) => (
          <input
            {...ids}
            name="title"
            required
            maxLength={limits.name}
            defaultValue={formatDay(today())}
            data-first-focus
            className={inputClass}
          />
        )}
      </Field>
      <Field
        label="Note"
        hint="The purpose of the snapshot. Readers of a link see it only if the link shows notes."
        error={fieldProblem(problem, "note")}
      >
        {(ids) => <textarea {...ids} name="note" rows={3} maxLength={limits.note} className={inputClass} />}
      </Field>
      {problem && !isShownAtFields(problem, ["title", "note"]) && (
        <Notice tone="error">{problemText(problem)}</Notice>
      )}
      <FormActions onCancel={onDone} isBusy={isBusy}>
        {isBusy ? "Taking snapshot…" : isToShare ? "Take snapshot and share" : "Take snapshot"}
      </FormActions>
    </form>
  );
}

function TakenSnapshot({ taken, onDone }: { readonly taken: Taken; readonly onDone: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <Notice>
        Snapshot {taken.number} taken at revision {taken.revision}.
      </Notice>
      <div>
        <p className="font-medium">Fingerprint</p>
        <Fingerprint value={taken.fingerprint} isWhole />
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Close</Button>
        <Link href={shareFormOf(taken.id)} prefetch={false} className={`${buttonClass()} demo:hidden`}>
          Share
        </Link>
        <Link href={`/snapshots/${taken.id}`} prefetch={false} className={buttonClass("primary")}>
          Open snapshot
        </Link>
      </div>
    </div>
  );
}
