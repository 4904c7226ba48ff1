import { FilterChoices, type FilterChoicesProps } from "./filter-choices";

interface LineSelectProps extends FilterChoicesProps {
  readonly label: string;
  readonly name: string;
}

/** A choice in a line, which names its own subject. */
export function LineSelect({ label, name, ...choices }: LineSelectProps) {
  const { chosen } = choices;
  return (
    // The key resets the choice when a link changes the address.
    <select
      key={chosen ?? ""}
      name={name}
      aria-label={label}
      defaultValue={chosen ?? ""}
      className="h-7 max-w-28 rounded-control border border-line-strong bg-panel px-1.5 text-tiny font-medium text-soft max-md:h-11 max-md:max-w-30"
    >
      <FilterChoices {...choices} />
    </select>
  );
}
