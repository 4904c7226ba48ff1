"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import {
  type AnswerOf,
  type ApiProblem,
  callApi,
  fieldProblem,
  isShownAtFields,
  problemText,
} from "@/lib/client/api";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

type Found = AnswerOf<"POST /erasures">;

interface Asked {
  readonly text: string;
  readonly reason: string;
  readonly found: Found;
}

/** Finds the text, shows where it is, and erases it after confirmation. */
export function EraseForm() {
  const router = useRouter();
  const [problem, setProblem] = useState<ApiProblem>();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState<string>();
  const [isBusy, startWork] = useTransition();
  const formRef = useFocusOnFault(problem);

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // A form sends line ends as two characters; stored text has one.
    const text = textOf(form, "text").replaceAll("\r\n", "\n");
    const reason = textOf(form, "reason").trim();
    setProblem(undefined);
    setSaid(undefined);
    startWork(async () => {
      const answer = await callApi("POST /erasures/search", { body: { text } });
      if (!answer.ok) return setProblem(answer.error);
      if (placesIn(answer.value) === 0) return setSaid("Not found in this workspace.");
      setAsked({ text, reason, found: answer.value });
    });
  }

  function handleConfirm({ text, reason }: Asked) {
    startWork(async () => {
      const answer = await callApi("POST /erasures", { body: { text, reason } });
      setAsked(undefined);
      if (!answer.ok) return setProblem(answer.error);
      formRef.current?.reset();
      setSaid(`Erased from ${placesText(answer.value)}.`);
      router.refresh();
    });
  }

  return (
    <>
      <form ref={formRef} onSubmit={handleSubmit} className="flex flex-col items-start gap-4">
        {problem && !isShownAtFields(problem, ["text", "reason"]) && (
          <Notice tone="error">{problemText(problem)}</Notice>
        )}
        <Field
          className="w-full"
          label="Text to erase"
          hint="Exactly as it was pasted, 6 characters or more. Blueline does not store this search."
          error={fieldProblem(problem, "text")}
        >
          {(ids) => (
            <textarea
              {...ids}
              name="text"
              rows={2}
              autoComplete="off"
              spellCheck={false}
              required
              minLength={6}
              maxLength={10_000}
              className={`${inputClass} font-mono`}
            />
          )}
        </Field>
        <Field
          className="w-full"
          label="Reason"
          hint="Kept in the audit log, without the text itself."
          error={fieldProblem(problem, "reason")}
        >
          {(ids) => (
            <input {...ids} name="reason" required minLength={3} maxLength={500} className={inputClass} />
          )}
        </Field>
        <Button type="submit" tone="primary" disabled={isBusy}>
          {isBusy ? "Searching" : "Find text"}
        </Button>
        <p role="status" className="text-soft empty:sr-only">
          {said}
        </p>
      </form>
      <ConfirmDialog
        title="Erase text for good?"
        isOpen={asked !== undefined}
        isBusy={isBusy}
        confirmLabel="Erase text"
        onConfirm={() => asked && handleConfirm(asked)}
        onClose={() => setAsked(undefined)}
      >
        <p>
          Found in {asked ? placesText(asked.found) : ""}. The word <b>erased</b> replaces it. You can’t undo
          this. The audit log gets an entry.
        </p>
        <p>
          Backups, saved files and open pages still contain it. If it is a key or a password, change it too.
        </p>
      </ConfirmDialog>
    </>
  );
}

function placesIn({ pipelines, changes, documents, snapshots, entries, people }: Found): number {
  return pipelines + changes + documents + snapshots + entries + people;
}

function placesText({ pipelines, changes, documents, snapshots, entries, people }: Found): string {
  const parts = [
    changes > 0 ? [counted(changes, "change")] : [],
    documents > 0 ? [counted(documents, "stored document")] : [],
    snapshots > 0 ? [counted(snapshots, "part of snapshots and links", "parts of snapshots and links")] : [],
    entries > 0 ? [counted(entries, "audit log entry", "audit log entries")] : [],
    people > 0 ? [counted(people, "name or address", "names and addresses")] : [],
  ].flat();
  const where = pipelines > 0 ? ` of ${counted(pipelines, "pipeline")}` : "";
  return parts.length === 0 ? `names in the list${where}` : `${joinWithAnd(parts)}${where}`;
}
