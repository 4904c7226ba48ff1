import Link from "next/link";
import { Button, buttonClass } from "./button";
import { Field, inputClass } from "./form";
import { FilterChoices, type FilterChoicesProps } from "./filter-choices";

interface FilterSelectProps extends FilterChoicesProps {
  readonly label: string;
  readonly name: string;
}

export function FilterSelect({ label, name, ...choices }: FilterSelectProps) {
  const { chosen } = choices;
  return (
    <Field label={label} className="min-w-0">
      {(ids) => (
        // The key resets the choice when a link changes the address.
        <select key={chosen ?? ""} {...ids} name={name} defaultValue={chosen ?? ""} className={inputClass}>
          <FilterChoices {...choices} />
        </select>
      )}
    </Field>
  );
}

/** @param clear the address without filters; undefined: no filter is set. */
export function FilterButtons({ clear }: { readonly clear: string | undefined }) {
  return (
    <>
      <Button type="submit">Apply</Button>
      {clear !== undefined && (
        <Link href={clear} prefetch={false} className={buttonClass("quiet")}>
          Clear filters
        </Link>
      )}
    </>
  );
}
