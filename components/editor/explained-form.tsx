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
  /** The label of its submit button. */
  readonly does: string;
  readonly onGive: (given: Pick<ClaimSetting, "status" | "reason" | "review" | "acceptance">) => void;
  readonly onCancel: () => void;
}

/** Asks for the explanation that a status requires, and passes on both. */
export function ExplainedForm({ status, ...rest }: ExplainedFormProps) {
  return status === "accepted" ? <AcceptanceForm {...rest} /> : <NotApplicableForm {...rest} />;
}

/** The required fields of an accepted risk. */
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

/** Why a control does not apply to a node, and until when. */
function NotApplicableForm({ claim, onGive, ...rest }: Omit<ExplainedFormProps, "status">) {
  // The reason of an accepted risk does not explain why the control does not apply.
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
    // Null removes a review day.
    onGive({ status: "not-applicable", reason, ...(isKept ? {} : { review: review || null }) });
  };
  return (
    <ReasonForm
      name="Not applicable"
      label="Why it does not apply"
      hint="For example: no pull requests come from outside."
      missing="Explain briefly why it does not apply."
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
