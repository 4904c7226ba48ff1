import { clsx } from "clsx";
import { FilterButtons, type FilterOptions, FilterSelect } from "@/components/ui/filter-fields";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { type GapQuery, gapAddress, type GapSort, gapSorts, gapsHref, nobody } from "./gap-query";
import type { GapRow } from "./gap-rows";
import { countBy } from "./select-gaps";
import { frameworkName } from "@/components/marks/framework-names";

interface GapFormProps {
  readonly path: string;
  readonly query: GapQuery;
  readonly rows: readonly GapRow[];
}

const sortNames: { readonly [S in GapSort]: string } = {
  priority: "Priority in each stage",
  overall: "Priority in one list",
  stage: "Stage",
  status: "Status",
  node: "Where",
  control: "Control",
  due: "Due date",
  owner: "Owner",
};
const chosenHere = ["owner", "node", "framework", "sort", "page"];

export function GapForm({ path, query, rows }: GapFormProps) {
  const nodeNames = new Map(rows.map((row) => [row.node, row.nodeName]));
  const isNarrowed =
    gapAddress.params({ ...query, proof: undefined, sort: undefined, page: undefined }).length > 0;
  const kept = gapAddress.params(query).filter(([name]) => !chosenHere.includes(name));
  return (
    <form
      action={path}
      className={clsx(
        "grid grid-cols-2 items-end gap-2.5 sm:grid-cols-[repeat(4,minmax(0,12rem))_auto]",
        !isNarrowed && "print:hidden",
      )}
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FilterSelect
        label="Owner"
        name="owner"
        chosen={query.owner}
        all="Anybody"
        afterUnlisted=" (0)"
        options={optionsOf(countBy(rows, query, "owner"), (owner) => (owner === nobody ? "Nobody" : owner))}
      />
      <FilterSelect
        label="Where"
        name="node"
        chosen={query.node}
        all="Anywhere"
        afterUnlisted=" (0)"
        options={optionsOf(countBy(rows, query, "node"), (node) => nodeNames.get(node) ?? node)}
      />
      <FilterSelect
        label="Framework"
        name="framework"
        chosen={query.framework}
        all="Any"
        afterUnlisted=" (0)"
        options={optionsOf(countBy(rows, query, "framework"), frameworkName)}
      />
      <FilterSelect
        label="Order"
        name="sort"
        chosen={query.sort}
        options={gapSorts.map((id) => ({ id, name: sortNames[id] }))}
      />
      <div className="col-span-2 flex flex-wrap gap-2 sm:col-span-1 print:hidden">
        <FilterButtons
          clear={isNarrowed ? gapsHref(path, { proof: query.proof, sort: query.sort }) : undefined}
        />
      </div>
    </form>
  );
}

function optionsOf(counts: ReadonlyMap<string, number>, nameOf: (value: string) => string): FilterOptions {
  return [...counts]
    .map(([id, count]) => ({ id, count, name: nameOf(id) }))
    .toSorted((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()))
    .map(({ id, count, name }) => ({ id, name: `${name} (${count})` }));
}
