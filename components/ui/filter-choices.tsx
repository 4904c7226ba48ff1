export type FilterOptions = readonly { readonly id: string; readonly name: string }[];

export interface FilterChoicesProps {
  readonly chosen: string | undefined;
  /** The text for no filter; absent: one must be chosen. */
  readonly all?: string | undefined;
  readonly options: FilterOptions;
  /** Follows a requested value without an option, such as a count of none. */
  readonly afterUnlisted?: string | undefined;
}

/** The options of a filter: none, the requested value even without an option, and each option. */
export function FilterChoices({ chosen, all, options, afterUnlisted }: FilterChoicesProps) {
  const isListed = chosen === undefined || options.some(({ id }) => id === chosen);
  return (
    <>
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
    </>
  );
}
