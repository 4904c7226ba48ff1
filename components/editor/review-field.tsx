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

/** The review day of a control that does not apply; offers one in a year. */
export function ReviewField({ review, onChange, error }: ReviewFieldProps) {
  return (
    <Field label="Review on" error={error} hint="Optional. After this day it counts as not assessed.">
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
