"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { OwnerInput } from "@/components/marks/owner-input";
import { OwnerMark } from "@/components/marks/owner-mark";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormActions } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import type { MergedOwners, OwnersInUse } from "@/lib/domain/contract/owners";
import type { OwnerKind } from "@/lib/domain/owners/resolve-owner";
import { ownerKey } from "@/lib/domain/work/work-items";
import { MergeOutcome } from "./merge-outcome";

interface MergeDialogProps {
  /** The owners to merge; undefined: the dialog is closed. */
  readonly owners: readonly string[] | undefined;
  readonly known: OwnersInUse["owners"];
  readonly onClose: (isDone: boolean) => void;
}

/** Asks which name to keep, and sets it on all that the others own. */
export function MergeDialog({ owners, known, onClose }: MergeDialogProps) {
  const [isDone, setDone] = useState(false);
  const close = () => {
    onClose(isDone);
    setDone(false);
  };
  return (
    <Dialog
      title={owners?.length === 1 ? "Rename owner" : "Merge owners"}
      isOpen={owners !== undefined}
      onClose={close}
    >
      {owners && <MergeForm owners={owners} known={known} onDone={() => setDone(true)} onClose={close} />}
    </Dialog>
  );
}

interface MergeFormProps {
  readonly owners: readonly string[];
  readonly known: MergeDialogProps["known"];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const other = "";

function MergeForm({ owners, known, onDone, onClose }: MergeFormProps) {
  const router = useRouter();
  const kindOf = (owner: string): OwnerKind | undefined =>
    known.find((one) => ownerKey(one.owner) === ownerKey(owner))?.kind;
  // A member or team is the likely choice; else the most used name, which is first.
  const usual =
    owners.find((owner) => kindOf(owner) === "member" || kindOf(owner) === "team") ??
    owners.find((owner) => kindOf(owner) === undefined) ??
    owners[0] ??
    other;
  const [kept, setKept] = useState(owners.length === 1 ? other : usual);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<ApiProblem>();
  const [merged, setMerged] = useState<MergedOwners>();
  const [isBusy, startWork] = useTransition();
  const formRef = useFocusOnFault(problem);
  const into = (kept === other ? typed : kept).trim();

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    startWork(async () => {
      const answer = await callApi("POST /owners/merge", { body: { owners: [...owners], into } });
      if (!answer.ok) return setProblem(answer.error);
      setProblem(undefined);
      setMerged(answer.value);
      onDone();
      router.refresh();
    });
  }

  if (merged) return <MergeOutcome merged={merged} into={into} onClose={onClose} />;
  return (
    <form ref={formRef} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
      {problem && !isShownAtFields(problem, ["into"]) && <Notice tone="error">{problemText(problem)}</Notice>}
      <fieldset className="flex flex-col gap-0.5">
        <legend className="mb-1 font-medium">
          {owners.length === 1 ? `“${owners[0]}” becomes` : "Name to keep"}
        </legend>
        {owners.length > 1 &&
          [...owners, other].map((owner) => {
            const kind = kindOf(owner);
            return (
              <label key={owner} className="flex min-h-7 items-center gap-2">
                <input
                  type="radio"
                  name="kept"
                  checked={kept === owner}
                  className="size-4 shrink-0 accent-primary"
                  onChange={() => setKept(owner)}
                />
                <span className="min-w-0 wrap-anywhere">{owner === other ? "Another name" : owner}</span>
                {kind && <OwnerMark kind={kind} />}
              </label>
            );
          })}
      </fieldset>
      {kept === other && (
        <Field label="New owner" error={fieldProblem(problem, "into")}>
          {(ids) => <OwnerInput {...ids} name="into" value={typed} onValue={setTyped} />}
        </Field>
      )}
      <p className="text-soft">
        This replaces {owners.length === 1 ? "it" : "them"} with {into === "" ? "the new owner" : `“${into}”`}{" "}
        on all nodes and statuses of the workspace. Each pipeline’s activity gets one entry, where you can
        undo it. The audit log gets one entry.
      </p>
      <FormActions onCancel={onClose} isBusy={isBusy}>
        {isBusy ? "Working" : owners.length === 1 ? "Rename on all maps" : "Merge owners"}
      </FormActions>
    </form>
  );
}
