import { clsx } from "clsx";
import { EnvironmentMark } from "@/components/marks/environment-mark";
import { cellNumbers, type Matrix, type MatrixCell } from "@/lib/domain/posture/coverage/matrix";
import { environmentWords } from "@/lib/domain/words/environment-words";
import { stageNames } from "@/lib/domain/words/english";
import { type GapQuery, gapsHref } from "../gaps/gap-query";
import { cellLook } from "./cell-look";
import { GridKeys } from "./grid-keys";
import { Heat } from "./heat";
import "./matrix.css";
import type { MatrixColumn } from "./lay-matrix";
import type { MatrixLens } from "./matrix-query";
import type { MatrixRow, MatrixRowGroup } from "./matrix-rows";

interface MatrixTableProps {
  readonly caption: string;
  /** What the rows are, with their number: "23 controls". */
  readonly rowsName: string;
  readonly groups: readonly MatrixRowGroup[];
  readonly columns: readonly MatrixColumn[];
  readonly matrix: Matrix;
  readonly totals: ReadonlyMap<string, MatrixCell>;
  /** All rows of a column in one, by column. */
  readonly columnTotals: ReadonlyMap<string, MatrixCell>;
  readonly totalName: string;
  readonly totalFilter: Partial<GapQuery>;
  readonly lens: MatrixLens;
  readonly pipelinePath: string;
}

const firstColumn = "sticky left-0 z-[1] border-r border-line bg-panel text-left w-36 sm:w-72";
/** The heads stay in sight while the rows pass under them; a table whose borders collapse would leave them behind. */
const head = "sticky bg-panel px-1 font-medium";

export function MatrixTable(props: MatrixTableProps) {
  const { caption, rowsName, groups, columns, matrix, totals, columnTotals, lens, pipelinePath } = props;
  const isByNode = columns.some(({ filter }) => "node" in filter);
  const hrefOf = ({ gap, ...filter }: Partial<GapQuery>) =>
    gapsHref(`${pipelinePath}/gaps`, { show: "all", ...filter }, gap === undefined ? {} : { gap });
  const nameTop = isByNode ? "top-[22px]" : "top-0";
  return (
    <GridKeys
      label={caption}
      className="relative max-h-[max(20rem,calc(100dvh-12.5rem))] scroll-pt-24 scroll-pb-10 scroll-pl-36 overflow-auto rounded-card border border-line bg-panel shadow-card sm:scroll-pl-72 print:max-h-none print:overflow-visible"
    >
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the arrow keys go from cell to cell: what ARIA calls a grid
        role="grid"
        aria-label={caption}
        aria-readonly
        className={clsx(
          "matrix w-full table-fixed border-separate border-spacing-0 text-center text-tiny print:min-w-0",
          leastWidth(columns),
        )}
      >
        <thead>
          {isByNode && (
            <tr>
              <td className={`${firstColumn} top-0 z-[3]`} />
              {stageRuns(columns).map(({ stage, count }) => (
                <th
                  key={stage}
                  scope="colgroup"
                  colSpan={count}
                  className={`${head} top-0 z-[2] h-[22px] border-r border-line font-bold`}
                >
                  {stageNames[stage]}
                </th>
              ))}
              <td className={`${head} top-0 z-[2]`} />
            </tr>
          )}
          <tr className="align-bottom">
            <th
              scope="col"
              className={`${firstColumn} ${nameTop} z-[3] border-b px-3 pb-1.5 font-normal text-soft`}
            >
              {rowsName}
            </th>
            {columns.map(({ id, name, environment, filter }) => (
              <th
                key={id}
                scope="col"
                className={`${head} ${nameTop} z-[2] h-13 border-b border-line pb-1.5 text-[0.71875rem] leading-tight break-words`}
              >
                {"node" in filter ? (
                  <a href={`${pipelinePath}?node=${id}`} className="block hover:text-blue hover:underline">
                    <span className="line-clamp-3">{name}</span>
                  </a>
                ) : (
                  name
                )}
                {environment && (
                  <span className="mt-0.5 block">
                    <EnvironmentMark of={environment} />
                  </span>
                )}
              </th>
            ))}
            <th scope="col" className={`${head} ${nameTop} z-[2] w-20 border-b border-l border-line pb-1.5`}>
              {props.totalName}
            </th>
          </tr>
        </thead>
        {groups.map(({ name, rows }) => (
          <tbody key={name}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns.length + 2}
                className="border-b border-line bg-bg p-0 text-left font-bold"
              >
                <span className="sticky left-0 inline-block px-3 py-0.5">{name}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  title={row.title}
                  className={`${firstColumn} truncate border-b px-3 text-[0.78125rem] font-normal max-sm:text-[0.6875rem]`}
                >
                  {row.title}
                </th>
                {columns.map(({ id, filter }) => (
                  <Cell
                    key={id}
                    cell={matrix.get(row.id)?.get(id)}
                    lens={lens}
                    href={hrefOf({ ...filterOf(row), ...filter, ...gapIn(row, filter) })}
                  />
                ))}
                <Total
                  cell={totals.get(row.id)}
                  lens={lens}
                  href={hrefOf({ ...filterOf(row), ...props.totalFilter })}
                />
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row" className={`${firstColumn} bottom-0 z-[3] border-t px-3 font-bold print:static`}>
              {lens === "status" ? `Open by ${isByNode ? "node" : "stage"}` : "All of them"}
            </th>
            {columns.map(({ id, filter }) => (
              <Total
                key={id}
                cell={columnTotals.get(id)}
                lens={lens}
                href={hrefOf(filter)}
                className="sticky bottom-0 z-[2] border-t border-line bg-panel print:static"
              />
            ))}
            <td className="sticky bottom-0 z-[2] border-t border-l border-line bg-panel print:static" />
          </tr>
        </tfoot>
      </table>
    </GridKeys>
  );
}

/** From 28 rem in steps of 10: a page's policy allows no style of an element's own. */
const leastWidths = [
  "min-w-[28rem]",
  "min-w-[38rem]",
  "min-w-[48rem]",
  "min-w-[58rem]",
  "min-w-[68rem]",
  "min-w-[78rem]",
  "min-w-[88rem]",
  "min-w-[98rem]",
  "min-w-[108rem]",
  "min-w-[118rem]",
  "min-w-[128rem]",
  "min-w-[138rem]",
  "min-w-[148rem]",
  "min-w-[158rem]",
  "min-w-[168rem]",
] as const;
/** In px. A column holds the numbers of its foot at the least; a word of more letters than these is broken. */
const [ends, narrowest, letter, mostLetters] = [368, 56, 6.25, 15];

/** So that no word of a head is broken and no mark cut: a wider table scrolls in its own box. */
function leastWidth(columns: readonly MatrixColumn[]): string | undefined {
  const widest = Math.max(
    narrowest,
    ...columns.flatMap(({ name, environment }) => [
      ...name.split(/[\s-]+/).map(({ length }) => 10 + letter * Math.min(length, mostLetters)),
      environment === undefined ? 0 : 20 + 8 * environmentWords[environment].mark.length,
    ]),
  );
  const step = Math.ceil(((ends + columns.length * widest) / 16 - 28) / 10);
  return leastWidths[Math.min(Math.max(step, 0), leastWidths.length - 1)];
}

function stageRuns(columns: readonly MatrixColumn[]) {
  const stages = [...new Set(columns.map(({ stage }) => stage))];
  return stages.map((stage) => ({ stage, count: columns.filter((one) => one.stage === stage).length }));
}

function filterOf({ filter }: MatrixRow): Partial<GapQuery> {
  return filter;
}

/** One control on one node is one claim, whose details open beside the list. */
function gapIn(row: MatrixRow, column: MatrixColumn["filter"]): Partial<GapQuery> {
  return "control" in row.filter && "node" in column ? { gap: `${column.node} ${row.filter.control}` } : {};
}

interface CellProps {
  readonly cell: MatrixCell | undefined;
  readonly lens: MatrixLens;
  readonly href: string;
  readonly className?: string;
}

function Cell({ cell, lens, href }: CellProps) {
  if (cell === undefined)
    return (
      <td className="striped h-6 border-b border-line p-0">
        <span className="sr-only">Does not apply</span>
      </td>
    );
  const look = cellLook(cell, lens);
  const isOne = cellNumbers(cell).applicable === 1;
  const text = lens === "owner" ? look.below : isOne ? "" : look.short;
  return (
    <td className="h-6 border-b border-line p-0">
      {/* A plain link: there may be thousands, and none of them needs a script. */}
      <a
        href={href}
        title={look.words}
        className="block rounded px-0.5 py-[1.5px] no-underline -outline-offset-1 hover:brightness-110"
      >
        <Heat
          status={look.status}
          text={text}
          isAccepted={lens === "status" && cell.accepted !== undefined}
        />
        <span className="sr-only">{look.words}</span>
      </a>
    </td>
  );
}

/** The cells of a row or a column in numbers: how many are open, or what the lens counts. */
function Total({ cell, lens, href, className = "border-b border-l border-line" }: CellProps) {
  if (cell === undefined) return <td className={className} />;
  const look = cellLook(cell, lens);
  const { inScope, standing } = cellNumbers(cell);
  const open = inScope - standing;
  return (
    <td className={clsx("p-0 tabular-nums", className)}>
      <a href={href} title={look.words} className="block py-[3px] -outline-offset-2 hover:underline">
        <span aria-hidden>
          {lens !== "status" ? (
            look.short
          ) : (
            <>
              <b className={open > 0 ? "font-bold" : "font-normal text-soft"}>{open}</b>
              <span className="text-soft"> of {inScope}</span>
            </>
          )}
        </span>
        <span className="sr-only">
          {lens === "status" ? `${open} of ${inScope} open. ` : ""}
          {look.words}
        </span>
      </a>
    </td>
  );
}
