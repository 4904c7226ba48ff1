import { clsx } from "clsx";
import type { Matrix, MatrixCell } from "@/lib/domain/posture/coverage/matrix";
import { type GapQuery, gapsHref } from "../gaps/gap-query";
import { cellLook } from "./cell-look";
import type { MatrixColumn } from "./matrix-columns";
import type { MatrixLens } from "./matrix-query";
import type { MatrixRow, MatrixRowGroup } from "./matrix-rows";
import { statusLooks } from "@/components/marks/status";

interface MatrixTableProps {
  readonly caption: string;
  readonly groups: readonly MatrixRowGroup[];
  readonly columns: readonly MatrixColumn[];
  readonly matrix: Matrix;
  readonly totals: ReadonlyMap<string, MatrixCell>;
  readonly totalName: string;
  readonly totalFilter: Partial<GapQuery>;
  readonly lens: MatrixLens;
  readonly pipelinePath: string;
}

const firstColumn = "sticky left-0 bg-panel border-r border-line w-36 min-w-36 sm:w-72 sm:min-w-72";
/** The heads stay in sight while the rows pass under them; a table whose borders collapse would leave them behind. */
const head = "sticky top-0 bg-panel px-2 py-2 align-bottom font-medium";

export function MatrixTable({
  caption,
  groups,
  columns,
  matrix,
  totals,
  totalName,
  totalFilter,
  lens,
  pipelinePath,
}: MatrixTableProps) {
  const gapsPath = `${pipelinePath}/gaps`;
  const hrefOf = (filter: Partial<GapQuery>) => gapsHref(gapsPath, { show: "all", ...filter });
  return (
    <section
      aria-label={caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse scrolls it by the arrow keys
      tabIndex={0}
      className="relative max-h-[max(20rem,calc(100dvh-12rem))] scroll-pt-16 scroll-pl-36 overflow-auto rounded-card border border-line bg-panel shadow-card sm:scroll-pl-72 print:max-h-none print:overflow-visible"
    >
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-soft">
          <tr>
            <th scope="col" className={`${firstColumn} ${head} z-[3] pl-3`}>
              {groups.some(({ rows }) => rows.some(({ filter }) => "requirement" in filter))
                ? "Requirement"
                : "Control"}
            </th>
            {columns.map(({ id, name, filter }) => (
              <th key={id} scope="col" className={`${head} z-[2] min-w-24 max-w-36 break-words`}>
                {"node" in filter ? (
                  <a
                    href={`${pipelinePath}?node=${id}`}
                    className="-my-0.5 block py-0.5 hover:text-blue hover:underline"
                  >
                    {name}
                  </a>
                ) : (
                  name
                )}
              </th>
            ))}
            <th scope="col" className={`${head} z-[2] min-w-24 border-l border-line`}>
              {totalName}
            </th>
          </tr>
        </thead>
        {groups.map(({ name, rows }) => (
          <tbody key={name}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length + 2}
                className="border-t border-line bg-bg p-0 font-bold"
              >
                <span className="sticky left-0 inline-block px-3 py-2">{name}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  className={`${firstColumn} z-[1] border-t px-3 py-1.5 align-top font-normal break-words`}
                >
                  {row.title}
                </th>
                {columns.map(({ id, filter }) => (
                  <Cell
                    key={id}
                    cell={matrix.get(row.id)?.get(id)}
                    lens={lens}
                    href={hrefOf({ ...filterOf(row), ...filter })}
                  />
                ))}
                <Cell
                  cell={totals.get(row.id)}
                  lens={lens}
                  href={hrefOf({ ...filterOf(row), ...totalFilter })}
                  isTotal
                />
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
    <td className={clsx("border-t border-line p-0 align-top", isTotal && "border-l")}>
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
