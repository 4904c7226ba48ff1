import { clsx } from "clsx";
import type { Matrix, MatrixCell } from "@/lib/domain/posture/matrix";
import { type GapQuery, gapsHref } from "../gaps/gap-query";
import { statusLooks } from "../status-look";
import { cellLook } from "./cell-look";
import type { MatrixColumn } from "./matrix-columns";
import type { MatrixLens } from "./matrix-query";
import type { MatrixRow, MatrixRowGroup } from "./matrix-rows";

interface MatrixTableProps {
  readonly caption: string;
  readonly groups: readonly MatrixRowGroup[];
  readonly columns: readonly MatrixColumn[];
  readonly matrix: Matrix;
  /** Each row over all columns, those of other pages too. */
  readonly totals: ReadonlyMap<string, MatrixCell>;
  /** What the last column adds up. */
  readonly totalName: string;
  readonly totalFilter: Partial<GapQuery>;
  readonly lens: MatrixLens;
  readonly pipelinePath: string;
}

const everything: GapQuery = { proof: "declared", sort: "priority", page: 1, show: "all" };
const firstColumn = "sticky left-0 z-[1] bg-panel border-r border-line w-36 min-w-36 sm:w-72 sm:min-w-72";

/** Rows by columns as a table; every cell leads to the rows that it counts. */
export function MatrixTable({ caption, groups, columns, matrix, totals, totalName, totalFilter, lens, pipelinePath }: MatrixTableProps) {
  const gapsPath = `${pipelinePath}/gaps`;
  const hrefOf = (filter: Partial<GapQuery>) => gapsHref(gapsPath, everything, filter);
  return (
    <section
      aria-label={caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse scrolls it by the arrow keys
      tabIndex={0}
      className="relative overflow-x-auto rounded-card border border-line bg-panel shadow-card"
    >
      <table className="border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-soft">
          <tr>
            <th scope="col" className={`${firstColumn} px-3 py-2 font-medium`}>
              {groups.some(({ rows }) => rows.some(({ filter }) => "requirement" in filter)) ? "Requirement" : "Control"}
            </th>
            {columns.map(({ id, name, filter }) => (
              <th key={id} scope="col" className="min-w-24 max-w-36 px-2 py-2 align-bottom font-medium break-words">
                {"node" in filter ? (
                  <a href={`${pipelinePath}?node=${id}`} className="inline-block min-h-6 hover:text-blue hover:underline">
                    {name}
                  </a>
                ) : (
                  name
                )}
              </th>
            ))}
            <th scope="col" className="min-w-24 border-l border-line px-2 py-2 align-bottom font-medium">
              {totalName}
            </th>
          </tr>
        </thead>
        {groups.map(({ name, rows }) => (
          <tbody key={name}>
            <tr className="border-t border-line">
              <th scope="rowgroup" colSpan={columns.length + 2} className="bg-bg p-0 font-bold">
                <span className="sticky left-0 inline-block px-3 py-2">{name}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.id} className="border-t border-line">
                <th scope="row" className={`${firstColumn} px-3 py-1.5 font-normal break-words`}>
                  {row.title}
                </th>
                {columns.map(({ id, filter }) => (
                  <Cell key={id} cell={matrix.get(row.id)?.get(id)} lens={lens} href={hrefOf({ ...filterOf(row), ...filter })} />
                ))}
                <Cell cell={totals.get(row.id)} lens={lens} href={hrefOf({ ...filterOf(row), ...totalFilter })} isTotal />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function filterOf({ filter }: MatrixRow): Partial<GapQuery> {
  return filter;
}

interface CellProps {
  readonly cell: MatrixCell | undefined;
  readonly lens: MatrixLens;
  readonly href: string;
  readonly isTotal?: boolean;
}

function Cell({ cell, lens, href, isTotal = false }: CellProps) {
  const look = cell && cellLook(cell, lens);
  const { Icon, text } = statusLooks[look?.status ?? "not-applicable"];
  return (
    <td className={clsx("p-0 align-top", isTotal && "border-l border-line")}>
      {look === undefined ? (
        <span className="block px-2 py-1.5 text-soft">
          <span aria-hidden>·</span>
          <span className="sr-only">Does not apply</span>
        </span>
      ) : (
        // A plain link: there may be thousands, and none of them needs a script.
        <a href={href} className="block min-h-11 px-2 py-1.5 tabular-nums -outline-offset-2 hover:bg-bg">
          <span aria-hidden className="flex items-center gap-1 font-bold">
            <Icon size={14} strokeWidth={2.5} className={`shrink-0 ${text}`} />
            {look.short}
          </span>
          {look.below !== "" && (
            <span aria-hidden className="block max-w-32 truncate text-tiny text-soft">
              {look.below}
            </span>
          )}
          <span className="sr-only">{look.words}</span>
        </a>
      )}
    </td>
  );
}
