import { clsx } from "clsx";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
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
      <Choice
        label="Owner"
        name="owner"
        chosen={query.owner}
        all="Anybody"
        options={optionsOf(countBy(rows, query, "owner"), (owner) => (owner === nobody ? "Nobody" : owner))}
      />
      <Choice
        label="Where"
        name="node"
        chosen={query.node}
        all="Anywhere"
        options={optionsOf(countBy(rows, query, "node"), (node) => nodeNames.get(node) ?? node)}
      />
      <Choice
        label="Framework"
        name="framework"
        chosen={query.framework}
        all="Any"
        options={optionsOf(countBy(rows, query, "framework"), frameworkName)}
      />
      <Choice
        label="Order"
        name="sort"
        chosen={query.sort}
        options={gapSorts.map((sort) => [sort, sortNames[sort]])}
      />
      <div className="col-span-2 flex flex-wrap gap-2 sm:col-span-1 print:hidden">
        <Button type="submit">Apply</Button>
        {isNarrowed && (
          <Link
            href={gapsHref(path, { proof: query.proof, sort: query.sort })}
            prefetch={false}
            className={buttonClass("quiet")}
          >
            Clear filters
          </Link>
        )}
      </div>
    </form>
  );
}

type Options = readonly (readonly [value: string, text: string])[];

function optionsOf(counts: ReadonlyMap<string, number>, nameOf: (value: string) => string): Options {
  return [...counts]
    .map(([value, count]) => ({ value, count, name: nameOf(value) }))
    .toSorted((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()))
    .map(({ value, count, name }) => [value, `${name} (${count})`]);
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly chosen: string | undefined;
  /** The text for no filter; absent: one must be chosen. */
  readonly all?: string;
  readonly options: Options;
}

function Choice({ label, name, chosen, all, options }: ChoiceProps) {
  const isListed = chosen === undefined || options.some(([value]) => value === chosen);
  return (
    <Field label={label} className="min-w-0">
      {(ids) => (
        // The key starts the choice again when a link changes the address.
        <select key={chosen ?? ""} {...ids} name={name} defaultValue={chosen ?? ""} className={inputClass}>
          {all !== undefined && <option value="">{all}</option>}
          {!isListed && <option value={chosen}>{chosen} (0)</option>}
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
