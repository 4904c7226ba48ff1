import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/form";
import { today } from "@/lib/client/today";
import { capitalise } from "@/lib/domain/capitalise";
import type { Claim } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import { reviewFault } from "@/lib/domain/pipeline/needs-reason";
import { ReviewField } from "./review-field";

/** What is said with the status "not applicable"; null takes a review day away. */
export interface GivenReason {
  readonly reason: string;
  readonly review?: string | null;
}

interface NotApplicableFormProps {
  readonly claim: Claim | undefined;
  /** What giving it does, on the button. */
  readonly does: string;
  readonly onGive: (given: GivenReason) => void;
  readonly onCancel: () => void;
}

/** Why a control has no meaning on a node, and until when that is taken. */
export function NotApplicableForm({ claim, does, onGive, onCancel }: NotApplicableFormProps) {
  // What was said of an accepted risk is no reason why it does not apply.
  const said = claim?.status === "accepted" ? undefined : claim;
  const [text, setText] = useState(said?.reason ?? "");
  const [review, setReview] = useState(said?.review ?? "");
  const [fault, setFault] = useState<{ readonly reason?: string; readonly review?: string }>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim() === "") return setFault({ reason: "Say in a few words why it does not apply." });
    const over = reviewFault(review, today());
    if (over !== undefined) return setFault({ review: `${capitalise(over)}.` });
    const isKept = review === (claim?.review ?? "");
    onGive({ reason: text.trim(), ...(isKept ? {} : { review: review === "" ? null : review }) });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape does what the button Cancel does
    <form
      noValidate
      aria-label="Not applicable"
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-panel p-3"
    >
      <Field
        label="Why it does not apply"
        hint="Such as: no pull requests come from outside."
        error={fault.reason}
      >
        {(ids) => (
          <input
            {...ids}
            autoFocus // oxlint-disable-line jsx-a11y/no-autofocus -- opened by the answer that asks for it
            value={text}
            maxLength={limits.note}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      <ReviewField review={review} onChange={setReview} error={fault.review} />
      <div className="flex gap-2">
        <Button type="submit" tone="primary">
          {does}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
