"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { OwnerInput } from "@/components/marks/owner-input";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, problemText } from "@/lib/client/api";
import { ok } from "@/lib/domain/result";
import { NameField } from "./name-field";
import { rename } from "./rename";

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

/** The name, owner and tags of a pipeline. */
export function FilingDialog({ pipeline, isOpen, onClose }: FilingDialogProps) {
  return (
    <Dialog title={`Name, owner and tags of ${pipeline.name}`} isOpen={isOpen} onClose={onClose}>
      <FilingForm pipeline={pipeline} onClose={onClose} />
    </Dialog>
  );
}

function FilingForm({ pipeline, onClose }: Omit<FilingDialogProps, "isOpen">) {
  const { id, tags } = pipeline;
  const router = useRouter();
  const [owner, setOwner] = useState(pipeline.owner);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const form = useFocusOnFault(problem);

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    const name = textOf(given, "name").trim();
    const renamed = name === pipeline.name ? ok(undefined) : await rename(id, name);
    const answer = renamed.ok
      ? await callApi("PATCH /pipelines/{id}", {
          params: { id },
          body: { owner: textOf(given, "owner"), tags: splitTags(textOf(given, "tags")) },
        })
      : renamed;
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    onClose();
    router.refresh();
  }

  return (
    <form ref={form} onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
      {problem && !problem.errors?.length && <Notice tone="error">{problemText(problem)}</Notice>}
      <NameField name={pipeline.name} problem={problem} />
      <Field
        label="Owner"
        hint="A member, a team or any other text. “Mine” lists pipelines owned by you or your teams."
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
