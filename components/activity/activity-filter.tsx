import type { FilterOptions } from "@/components/ui/filter-choices";
import { FilterButtons, FilterSelect } from "@/components/ui/filter-fields";
import { type ActivityQuery, isFiltered } from "./activity-query";

export interface FilterChoices {
  readonly people: FilterOptions;
  readonly nodes: FilterOptions;
  readonly controls: FilterOptions;
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
      <FilterSelect label="Who" name="person" chosen={query.person} all="Anyone" options={choices.people} />
      <FilterSelect label="Node" name="node" chosen={query.node} all="Any" options={choices.nodes} />
      <FilterSelect
        label="Control"
        name="control"
        chosen={query.control}
        all="Any"
        options={choices.controls}
      />
      <div className="flex flex-wrap gap-2">
        <FilterButtons clear={isFiltered(query) ? path : undefined} />
      </div>
    </form>
  );
}
