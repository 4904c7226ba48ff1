import type { FilterOptions } from "./filter-fields";

interface LineSelectProps {
  readonly label: string;
  readonly name: string;
  readonly chosen: string | undefined;
  readonly all: string;
  readonly options: FilterOptions;
  /** Follows what an address asks for and no option is, such as a count of none. */
  readonly afterUnlisted?: string;
}

/** A choice in the line, which says itself what it is about. */
export function LineSelect({ label, name, chosen, all, options, afterUnlisted }: LineSelectProps) {
  const isListed = chosen === undefined || options.some(({ id }) => id === chosen);
  return (
    // The key starts the choice again when a link changes the address.
    <select
      key={chosen ?? ""}
      name={name}
      aria-label={label}
      defaultValue={chosen ?? ""}
      className="h-7 max-w-28 rounded-control border border-line-strong bg-panel px-1.5 text-tiny font-medium text-soft max-md:h-11 max-md:max-w-30"
    >
      <option value="">{all}</option>
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
  );
}
