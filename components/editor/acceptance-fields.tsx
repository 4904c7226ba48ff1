"use client";
import { useState } from "react";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { focusFirst } from "@/components/ui/focus-first";
import { useEditorHandle, useOwnName } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import { daysAfter } from "@/lib/domain/days-after";
import type { AcceptanceFault, TypedAcceptance } from "@/lib/domain/edits/read-acceptance";
import type { Claim } from "@/lib/domain/pipeline/document";
import { OwnerInput } from "@/components/marks/owner-input";
import { limits } from "@/lib/domain/pipeline/limits";
import { mostDaysAccepted } from "@/lib/domain/pipeline/needs-acceptance";
import { ownersOnMap } from "@/lib/domain/owners/owners-on-map";

interface AcceptanceFieldsProps {
  readonly claim: Claim | undefined;
  readonly fault: AcceptanceFault | undefined;
  /** False if the person chooses among several statuses: then the focus stays on the choice. */
  readonly takesFocus?: boolean;
}

/** Long enough to change something, short enough for a regular review. */
const usualDays = 90;

/** Who accepts a risk, why, until when, and the residual risk: fields of a form, read by `typedAcceptance`. */
export function AcceptanceFields({ claim, fault, takesFocus = true }: AcceptanceFieldsProps) {
  const ownName = useOwnName();
  const { editor } = useEditorHandle();
  const faultOf = (field: AcceptanceFault["field"]) => (fault?.field === field ? fault.text : undefined);
  const said = claim?.status === "accepted" ? claim : undefined;
  const [by, setBy] = useState(said?.acceptance?.by ?? ownName ?? "");
  const from = today();
  const until = said?.acceptance?.until ?? "";
  return (
    <div className="flex flex-col gap-3">
      <Field label="Why the risk is accepted" error={faultOf("reason")}>
        {(ids) => (
          <textarea
            {...ids}
            ref={takesFocus ? focusFirst : undefined}
            name="reason"
            rows={2}
            maxLength={limits.note}
            defaultValue={said?.reason}
            className={inputClass}
          />
        )}
      </Field>
      <Field
        label="Residual risk"
        error={faultOf("residual")}
        hint="For example: an image with a known vulnerability goes live."
      >
        {(ids) => (
          <textarea
            {...ids}
            name="residual"
            rows={2}
            maxLength={limits.note}
            defaultValue={said?.acceptance?.residual}
            className={inputClass}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field label="Accepted by" error={faultOf("by")}>
          {(ids) => (
            <OwnerInput
              {...ids}
              name="by"
              value={by}
              spellings={() => ownersOnMap(editor.getState().visible)}
              onValue={setBy}
            />
          )}
        </Field>
        <Field
          label="Until"
          error={faultOf("until")}
          hint="One year at most. The control counts as missing the whole time."
        >
          {(ids) => (
            <input
              {...ids}
              name="until"
              type="date"
              min={from}
              max={daysAfter(from, mostDaysAccepted)}
              defaultValue={until < from ? daysAfter(from, usualDays) : until}
              className={inputClass}
            />
          )}
        </Field>
      </div>
      <p className="text-tiny text-soft">
        It stays a gap in every count. Lists show it as accepted until that day.
      </p>
    </div>
  );
}

/** The text typed into these fields. */
export function typedAcceptance(form: HTMLFormElement): TypedAcceptance {
  const values = new FormData(form);
  return {
    by: textOf(values, "by"),
    reason: textOf(values, "reason"),
    until: textOf(values, "until"),
    residual: textOf(values, "residual"),
  };
}
