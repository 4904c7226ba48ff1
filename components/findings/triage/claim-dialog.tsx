import { Field, FormActions, inputClass } from "@/components/ui/form";
import { type FormEvent, useState } from "react";
import { OwnerInput } from "@/components/marks/owner-input";
import { Dialog } from "@/components/ui/dialog";
import type { Claim, ClaimStatus } from "@/lib/domain/pipeline/document";
import { claimStatuses } from "@/lib/domain/pipeline/document-lists";
import type { ClaimSetting } from "@/lib/domain/edits/claims";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";
import { wordAndMeaning } from "@/lib/domain/words/word";
import { AcceptanceFields, typedAcceptance } from "@/components/editor/acceptance-fields";
import { ReviewField } from "@/components/editor/review-field";
import { today } from "@/lib/client/today";
import { isExplained } from "@/lib/domain/edits/explained-status";
import { capitalise } from "@/lib/domain/capitalise";
import { reviewFault } from "@/lib/domain/pipeline/needs-reason";
import { type AcceptanceFault, readAcceptance } from "@/lib/domain/edits/read-acceptance";
import { err, ok, type Result } from "@/lib/domain/result";
import { focusFirst } from "@/components/ui/focus-first";

interface StatusFieldsProps {
  readonly status: ClaimStatus;
  readonly claim: Claim | undefined;
  readonly fault: ClaimFault | undefined;
  /** The person chose another status: errors of the previous one do not apply to it. */
  readonly onChoose: () => void;
}

/** The error, and its field if the form has several. */
interface ClaimFault {
  readonly text: string;
  readonly field?: AcceptanceFault["field"] | "review";
}

export type ClaimQuestion =
  | { readonly ask: "owner" | "due" | "acceptance" }
  | { readonly ask: "status"; readonly status: ClaimStatus };

interface ClaimDialogProps {
  /** Absent: the dialog is closed. */
  readonly question: ClaimQuestion | undefined;
  readonly about: string;
  readonly claim: Claim | undefined;
  readonly owners: readonly string[];
  /** Undefined on success, or the reason for the failure. */
  readonly onAnswer: (setting: ClaimSetting) => string | undefined;
  readonly onClose: () => void;
}

const titles = {
  owner: "Set the owner",
  due: "Set the due date",
  acceptance: "Accept the risk",
  status: "Set the status",
} as const;

/** A dialog for one setting of one or several statuses. It stays mounted when closed, so that the focus returns to the row. */
export function ClaimDialog({ question, ...rest }: ClaimDialogProps) {
  return (
    <Dialog
      title={question ? titles[question.ask] : ""}
      isOpen={question !== undefined}
      onClose={rest.onClose}
    >
      {question && <ClaimForm question={question} {...rest} />}
    </Dialog>
  );
}

function ClaimForm({
  question,
  about,
  claim,
  owners,
  onAnswer,
  onClose,
}: ClaimDialogProps & { readonly question: ClaimQuestion }) {
  const [fault, setFault] = useState<ClaimFault>();
  const [owner, setOwner] = useState(claim?.owner ?? "");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = readAnswer(question, event.currentTarget, claim);
    if (!answer.ok) return setFault(answer.error);
    const problem = onAnswer(answer.value);
    if (problem === undefined) onClose();
    else setFault({ text: problem });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <p className="break-words text-soft">{about}</p>
      {question.ask === "owner" && (
        <Field label="Owner" error={fault?.text} hint="A member, a team, or any other text. Empty: no owner.">
          {(ids) => (
            <OwnerInput
              {...ids}
              inputRef={focusFirst}
              name="owner"
              value={owner}
              spellings={() => owners}
              onValue={setOwner}
            />
          )}
        </Field>
      )}
      {question.ask === "due" && (
        <Field label="Due" error={fault?.text} hint="Empty: no date.">
          {(ids) => (
            <input
              {...ids}
              ref={focusFirst}
              name="due"
              type="date"
              defaultValue={claim?.due}
              className={inputClass}
            />
          )}
        </Field>
      )}
      {question.ask === "acceptance" && (
        <>
          <AcceptanceFields claim={claim} fault={inAcceptance(fault)} />
          {fault !== undefined && !inAcceptance(fault) && <Fault text={fault.text} />}
        </>
      )}
      {question.ask === "status" && (
        <StatusFields
          status={question.status}
          claim={claim}
          fault={fault}
          onChoose={() => setFault(undefined)}
        />
      )}
      <FormActions onCancel={onClose}>{question.ask === "acceptance" ? "Accept" : "Set"}</FormActions>
    </form>
  );
}

/** The answer, or its error. */
function readAnswer(
  { ask }: ClaimQuestion,
  form: HTMLFormElement,
  claim: Claim | undefined,
): Result<ClaimSetting, ClaimFault> {
  const values = new FormData(form);
  const textOf = (name: string) => {
    const value = values.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type=date]")) {
    // A partly typed date reads as empty, which would remove the old one.
    if (field.validity.badInput)
      return err({
        text: "The date is incomplete.",
        ...(field.name === "until" ? { field: "until" } : {}),
      });
  }
  if (ask === "owner") return ok({ owner: textOf("owner") || null });
  if (ask === "due") return ok({ due: textOf("due") || null });
  // The radio buttons' values are the statuses.
  const status = ask === "acceptance" ? "accepted" : (textOf("status") as ClaimStatus);
  if (status === "accepted") {
    const read = readAcceptance(typedAcceptance(form), today());
    return read.ok ? ok({ status, ...read.value }) : read;
  }
  if (status !== "not-applicable") return ok({ status });
  const [reason, review] = [textOf("reason"), textOf("review")];
  if (reason === "") return err({ text: "Explain why it does not apply." });
  const over = reviewFault(review, today());
  if (over !== undefined) return err({ field: "review", text: `${capitalise(over)}.` });
  // For several at once, an empty day keeps each old one.
  const day = review || (claim?.review === undefined ? undefined : null);
  return ok({ status, reason, ...(day === undefined ? {} : { review: day }) });
}

function StatusFields({ status, claim, fault, onChoose }: StatusFieldsProps) {
  // The arrow keys pass over a status with more fields, on the way to another.
  const [chosen, setChosen] = useState(status);
  const [hasChosen, setHasChosen] = useState(false);
  const [review, setReview] = useState(claim?.review ?? "");
  const inField = inAcceptance(fault);
  const [ofReason, ofReview] = fault?.field === "review" ? [undefined, fault.text] : [fault?.text, undefined];
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-col gap-0.5">
        <legend className="mb-1 font-medium">Status</legend>
        {claimStatuses.map((one) => (
          <label key={one} className="flex min-h-7 items-center gap-2">
            <input
              type="radio"
              name="status"
              value={one}
              ref={one === status && !isExplained(one) ? focusFirst : undefined}
              checked={chosen === one}
              onChange={() => {
                setChosen(one);
                setHasChosen(true);
                onChoose();
              }}
              className="size-4 shrink-0 accent-primary"
            />
            {wordAndMeaning(claimStatusWords[one])}
          </label>
        ))}
      </fieldset>
      {chosen === "not-applicable" && (
        <>
          <Field label="Why it does not apply" error={ofReason}>
            {(ids) => (
              <textarea
                {...ids}
                ref={hasChosen ? undefined : focusFirst}
                name="reason"
                rows={3}
                defaultValue={claim?.status === "accepted" ? undefined : claim?.reason}
                className={inputClass}
              />
            )}
          </Field>
          <ReviewField review={review} onChange={setReview} error={ofReview} />
        </>
      )}
      {chosen === "accepted" && <AcceptanceFields claim={claim} fault={inField} takesFocus={!hasChosen} />}
      {chosen !== "not-applicable" && fault !== undefined && !inField && <Fault text={fault.text} />}
    </div>
  );
}

function inAcceptance(fault: ClaimFault | undefined): AcceptanceFault | undefined {
  return fault?.field === undefined || fault.field === "review"
    ? undefined
    : { field: fault.field, text: fault.text };
}

function Fault({ text }: Pick<ClaimFault, "text">) {
  return (
    <p role="alert" className="text-missing">
      {text}
    </p>
  );
}
