"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { OwnerInput } from "@/components/marks/owner-input";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, problemText } from "@/lib/client/api";

export interface Filed {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly tags: readonly string[];
}

interface FilingDialogProps {
  readonly pipeline: Filed;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Who answers for a pipeline, and what it is filed under. */
export function FilingDialog({ pipeline, isOpen, onClose }: FilingDialogProps) {
  return (
    <Dialog title={`Owner and tags of ${pipeline.name}`} isOpen={isOpen} onClose={onClose}>
      <FilingForm pipeline={pipeline} onClose={onClose} />
    </Dialog>
  );
}

function FilingForm({ pipeline: { id, owner: before, tags }, onClose }: Omit<FilingDialogProps, "isOpen">) {
  const router = useRouter();
  const [owner, setOwner] = useState(before);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const form = useFocusOnFault(problem);

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await callApi("PATCH /pipelines/{id}", {
      params: { id },
      body: { owner: textOf(given, "owner"), tags: splitTags(textOf(given, "tags")) },
    });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    onClose();
    router.refresh();
  }

  return (
    <form ref={form} onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
      {problem && !problem.errors?.length && <Notice tone="error">{problemText(problem)}</Notice>}
      <Field
        label="Owner"
        hint="A member, a team, or any other text: with your name, or that of a team that you are in, it is among “Mine”."
        error={fieldProblem(problem, "owner")}
      >
        {(ids) => <OwnerInput {...ids} name="owner" value={owner} onValue={setOwner} />}
      </Field>
      <Field
        label="Tags"
        hint="Separated by commas, such as: pci, tier 1, aws."
        error={fieldProblem(problem, "tags")}
      >
        {(ids) => (
          <input
            {...ids}
            name="tags"
            defaultValue={tags.join(", ")}
            autoComplete="off"
            className={inputClass}
          />
        )}
      </Field>
      <FormActions onCancel={onClose} isBusy={isBusy}>
        Save
      </FormActions>
    </form>
  );
}

function splitTags(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
