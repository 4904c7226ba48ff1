import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { FormActions, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { NameField, nameField } from "./name-field";
import { rename } from "./rename";

interface RenameDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Renames a pipeline on a page that does not edit its map. */
export function RenameDialog({ id, name, onClose }: RenameDialogProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const form = useFocusOnFault(problem);
  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = textOf(new FormData(event.currentTarget), "name").trim();
    if (given === name) return onClose();
    setBusy(true);
    const answer = await rename(id, given);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    onClose();
    router.refresh();
  };
  return (
    <Dialog title="Rename pipeline" isOpen onClose={onClose}>
      <form ref={form} onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
        {problem && !isShownAtFields(problem, [nameField]) && (
          <Notice tone="error">{problemText(problem)}</Notice>
        )}
        <NameField name={name} problem={problem} />
        <FormActions onCancel={onClose} isBusy={isBusy}>
          Save
        </FormActions>
      </form>
    </Dialog>
  );
}
