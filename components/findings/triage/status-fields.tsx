import { useState } from "react";
import { Field, inputClass } from "@/components/ui/field";
import { type Claim, type ClaimStatus, claimStatuses } from "@/lib/domain/pipeline/document";
import { focusFirst } from "@/components/ui/focus-first";

const words: { readonly [S in ClaimStatus]: string } = {
  missing: "Missing: it is not there",
  planned: "Planned: it will be there",
  partial: "Partial: for some, not for all",
  implemented: "Implemented: it stands",
  "not-applicable": "Not applicable: it has no meaning here",
};

interface StatusFieldsProps {
  readonly status: ClaimStatus;
  readonly claim: Claim | undefined;
  readonly fault: string | undefined;
}

export function StatusFields({ status, claim, fault }: StatusFieldsProps) {
  const [chosen, setChosen] = useState(status);
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
              ref={one === status && one !== "not-applicable" ? focusFirst : undefined}
              checked={chosen === one}
              onChange={() => setChosen(one)}
              className="size-4 accent-primary"
            />
            {words[one]}
          </label>
        ))}
      </fieldset>
      {chosen === "not-applicable" && (
        <>
          <Field label="Why it does not apply" error={fault}>
            {(ids) => (
              <textarea
                {...ids}
                ref={focusFirst}
                name="reason"
                rows={3}
                defaultValue={claim?.reason}
                className={inputClass}
              />
            )}
          </Field>
          <Field label="Review on" hint="After this day it counts as not assessed again. Empty: as it is.">
            {(ids) => (
              <input {...ids} name="review" type="date" defaultValue={claim?.review} className={inputClass} />
            )}
          </Field>
        </>
      )}
      {chosen !== "not-applicable" && fault !== undefined && (
        <p role="alert" className="text-missing">
          {fault}
        </p>
      )}
    </div>
  );
}
