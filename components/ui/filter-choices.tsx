export type FilterOptions = readonly { readonly id: string; readonly name: string }[];

export interface FilterChoicesProps {
  readonly chosen: string | undefined;
  /** The text for no filter; absent: one must be chosen. */
  readonly all?: string | undefined;
  readonly options: FilterOptions;
  /** Follows what an address asks for and no option is, such as a count of none. */
  readonly afterUnlisted?: string | undefined;
}

/** What a filter offers: none, what the address asks for though no option is, and each option. */
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
