import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/form";
import { today } from "@/lib/client/today";
import { daysAfter } from "@/lib/domain/days-after";

interface ReviewFieldProps {
  readonly review: string;
  readonly onChange: (review: string) => void;
  readonly error?: string | undefined;
}

const aYear = 365;

/** Until when it is taken that a control does not apply; a year is offered. */
export function ReviewField({ review, onChange, error }: ReviewFieldProps) {
  return (
    <Field
      label="Review on"
      error={error}
      hint="May be left empty. After this day it counts as not assessed again."
    >
      {(ids) => (
        <div className="flex gap-2">
          <input
            {...ids}
            name="review"
            type="date"
            min={today()}
            value={review}
            onChange={(event) => onChange(event.target.value)}
            className={inputClass}
          />
          <Button className="shrink-0" onClick={() => onChange(daysAfter(today(), aYear))}>
            In a year
          </Button>
        </div>
      )}
    </Field>
  );
}
