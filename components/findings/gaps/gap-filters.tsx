import { Download } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import type { FilterOptions } from "@/components/ui/filter-choices";
import { FilterSelect } from "@/components/ui/filter-fields";
import { FindField } from "./find-field";
import { FoldOut } from "@/components/ui/fold-out";
import { LineSelect } from "@/components/ui/line-select";
import { FormAtOnce } from "@/components/ui/form-at-once";
import { frameworkName } from "@/lib/domain/catalogue/framework-names";
import type { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { withOwnerWord } from "@/lib/domain/owners/with-owner-word";
import type { Policy } from "@/lib/domain/pipeline/document";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { ProofSwitch } from "../proof-switch";
import { type GapQuery, gapAddress, type GapSort, gapSorts, gapsHref, isNarrowed, nobody } from "./gap-query";
import { countBy, type GapRow } from "./gap-rows";

interface GapFiltersProps {
  readonly path: string;
  readonly query: GapQuery;
  readonly rows: readonly GapRow[];
  readonly resolve: ReturnType<typeof createOwnerResolver>;
  /** The names of the workspace's custom frameworks. */
  readonly policy: Policy | undefined;
  /** The stages and statuses with their counts, which follow edits. */
  readonly children: ReactNode;
}

const sortNames: { readonly [S in GapSort]: string } = {
  priority: "Priority",
  weakest: "Weakest stage first",
  stage: "Stage",
  status: "Status",
  node: "Where",
  control: "Control",
  due: "Due date",
  owner: "Owner",
};
const chosenHere = ["q", "owner", "node", "framework", "sort", "page", "gap"];

/** One line of filters; they apply at once, and without a script by a button. */
export function GapFilters({ path, query, rows, resolve, policy, children }: GapFiltersProps) {
  const nodeNames = new Map(rows.map((row) => [row.node, row.nodeName]));
  const kept = gapAddress.params(query).filter(([name]) => !chosenHere.includes(name));
  const behindMore = [query.node, query.framework].filter((one) => one !== undefined).length;
  return (
    <FormAtOnce action={path} label="Filters" className="flex flex-wrap items-center gap-[7px] print:hidden">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FindField label="Find a gap" name="q" value={query.q} />
      {children}
      <LineSelect
        label="Owner"
        name="owner"
        chosen={query.owner}
        all="Any owner"
        afterUnlisted=" (0)"
        options={optionsOf(countBy(rows, query, "owner"), (owner) =>
          owner === nobody ? "No owner" : withOwnerWord(resolve(owner)),
        )}
      />
      <FoldOut summary={behindMore === 0 ? "More" : `More, ${behindMore} set`}>
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
          options={optionsOf(countBy(rows, query, "framework"), (id) => frameworkName(id, { policy }))}
        />
        <ProofSwitch proof={query.proof} hrefOf={(proof) => gapsHref(path, query, { proof })} />
        <div className="flex flex-wrap gap-2">
          {query.show === undefined && (
            <Link href={gapsHref(path, query, { show: "all" })} prefetch={false} className={buttonClass()}>
              Include controls in place
            </Link>
          )}
          <a href={gapsHref(`${path}/export`, query)} download className={buttonClass()}>
            <Download aria-hidden size={14} />
            CSV
          </a>
        </div>
      </FoldOut>
      {isNarrowed(query) && (
        <Link
          href={gapsHref(path, { proof: query.proof, sort: query.sort })}
          prefetch={false}
          className="inline-flex h-7 items-center rounded-control px-1.5 text-tiny font-medium whitespace-nowrap text-blue hover:underline max-md:h-11"
        >
          Clear filters
        </Link>
      )}
      <span className="md:ml-auto">
        <LineSelect
          label="Order"
          name="sort"
          chosen={query.sort === "priority" ? undefined : query.sort}
          all="By priority"
          options={gapSorts.filter((id) => id !== "priority").map((id) => ({ id, name: sortNames[id] }))}
        />
      </span>
    </FormAtOnce>
  );
}

function optionsOf(counts: ReadonlyMap<string, number>, nameOf: (value: string) => string): FilterOptions {
  return [...counts]
    .map(([id, count]) => ({ id, count, name: nameOf(id) }))
    .toSorted((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()))
    .map(({ id, count, name }) => ({ id, name: `${name} (${count})` }));
}
