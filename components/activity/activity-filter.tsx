import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { type ActivityQuery, isFiltered } from "./activity-query";

export type Options = readonly { readonly id: string; readonly name: string }[];

export interface FilterChoices {
  readonly people: Options;
  readonly nodes: Options;
  readonly controls: Options;
}

interface ActivityFilterProps {
  readonly path: string;
  readonly query: ActivityQuery;
  readonly choices: FilterChoices;
}

export function ActivityFilter({ path, query, choices }: ActivityFilterProps) {
  return (
    <form
      action={path}
      role="search"
      aria-label="Filter"
      className="grid grid-cols-1 items-end gap-2.5 sm:grid-cols-[repeat(3,minmax(0,16rem))_auto] print:hidden"
    >
      <Choice label="Who" name="person" chosen={query.person} all="Anybody" options={choices.people} />
      <Choice label="Node" name="node" chosen={query.node} all="Any" options={choices.nodes} />
      <Choice label="Control" name="control" chosen={query.control} all="Any" options={choices.controls} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">Apply</Button>
        {isFiltered(query) && (
          <Link href={path} prefetch={false} className={buttonClass("quiet")}>
            Clear filters
          </Link>
        )}
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly chosen: string | undefined;
  readonly all: string;
  readonly options: Options;
}

function Choice({ label, name, chosen, all, options }: ChoiceProps) {
  const isListed = chosen === undefined || options.some(({ id }) => id === chosen);
  return (
    <Field label={label} className="min-w-0">
      {(ids) => (
        // The key starts the choice again when a link changes the address.
        <select key={chosen ?? ""} {...ids} name={name} defaultValue={chosen ?? ""} className={inputClass}>
          <option value="">{all}</option>
          {!isListed && <option value={chosen}>{chosen}</option>}
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
