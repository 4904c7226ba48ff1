"use client";
import { useState } from "react";
import { AskedForm } from "@/components/ui/asked-form";
import { ReasonForm } from "@/components/ui/reason-form";
import { today } from "@/lib/client/today";
import { capitalise } from "@/lib/domain/capitalise";
import type { ClaimSetting } from "@/lib/domain/edits/claims";
import type { ExplainedStatus } from "@/lib/domain/edits/explained-status";
import { type AcceptanceFault, readAcceptance } from "@/lib/domain/edits/read-acceptance";
import type { Claim } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import { reviewFault } from "@/lib/domain/pipeline/needs-reason";
import { AcceptanceFields, typedAcceptance } from "./acceptance-fields";
import { ReviewField } from "./review-field";

interface ExplainedFormProps {
  readonly status: ExplainedStatus;
  readonly claim: Claim | undefined;
  /** What giving it does, on the button. */
  readonly does: string;
  readonly onGive: (given: Pick<ClaimSetting, "status" | "reason" | "review" | "acceptance">) => void;
  readonly onCancel: () => void;
}

/** Asks for what has to be said with a status, and gives both. */
export function ExplainedForm({ status, ...rest }: ExplainedFormProps) {
  return status === "accepted" ? <AcceptanceForm {...rest} /> : <NotApplicableForm {...rest} />;
}

/** What has to be known of a risk that somebody accepts. */
function AcceptanceForm({ claim, onGive, ...rest }: Omit<ExplainedFormProps, "status">) {
  const [fault, setFault] = useState<AcceptanceFault>();
  const give = (form: HTMLFormElement) => {
    const read = readAcceptance(typedAcceptance(form), today());
    if (read.ok) return onGive({ status: "accepted", ...read.value });
    setFault(read.error);
    focusField(form, read.error.field);
  };
  return (
    <AskedForm name="Accepted risk" onGive={give} {...rest}>
      <AcceptanceFields claim={claim} fault={fault} />
    </AskedForm>
  );
}

/** Why a control has no meaning on a node, and until when that is taken. */
function NotApplicableForm({ claim, onGive, ...rest }: Omit<ExplainedFormProps, "status">) {
  // What was said of an accepted risk is no reason why it does not apply.
  const said = claim?.status === "accepted" ? undefined : claim;
  const [review, setReview] = useState(said?.review ?? "");
  const [fault, setFault] = useState<string>();
  const isKept = review === (claim?.review ?? "");
  const give = (reason: string, form: HTMLFormElement) => {
    const over = reviewFault(review, today());
    if (over !== undefined) {
      setFault(`${capitalise(over)}.`);
      return focusField(form, "review");
    }
    // Null takes a review day away.
    onGive({ status: "not-applicable", reason, ...(isKept ? {} : { review: review || null }) });
  };
  return (
    <ReasonForm
      name="Not applicable"
      label="Why it does not apply"
      hint="Such as: no pull requests come from outside."
      missing="Say in a few words why it does not apply."
      most={limits.note}
      reason={said?.reason}
      onGive={give}
      {...rest}
    >
      <ReviewField
        review={review}
        error={fault}
        onChange={(day) => {
          setReview(day);
          setFault(undefined);
        }}
      />
    </ReasonForm>
  );
}

function focusField(form: HTMLFormElement, name: string): void {
  form.querySelector<HTMLElement>(`[name=${name}]`)?.focus();
}
