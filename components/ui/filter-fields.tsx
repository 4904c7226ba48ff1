import Link from "next/link";
import { Button, buttonClass } from "./button";
import { Field, inputClass } from "./field";

export type FilterOptions = readonly { readonly id: string; readonly name: string }[];

interface FilterSelectProps {
  readonly label: string;
  readonly name: string;
  readonly chosen: string | undefined;
  /** The text for no filter; absent: one must be chosen. */
  readonly all?: string;
  readonly options: FilterOptions;
  /** Follows what an address asks for and no option is, such as a count of none. */
  readonly afterUnlisted?: string;
}

export function FilterSelect({ label, name, chosen, all, options, afterUnlisted }: FilterSelectProps) {
  const isListed = chosen === undefined || options.some(({ id }) => id === chosen);
  return (
    <Field label={label} className="min-w-0">
      {(ids) => (
        // The key starts the choice again when a link changes the address.
        <select key={chosen ?? ""} {...ids} name={name} defaultValue={chosen ?? ""} className={inputClass}>
          {all !== undefined && <option value="">{all}</option>}
          {!isListed && (
            <option value={chosen}>
              {chosen}
              {afterUnlisted}
            </option>
          )}
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** @param clear the address without filters; undefined: there is none to clear. */
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
