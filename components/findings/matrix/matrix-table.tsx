import { clsx } from "clsx";
import { EnvironmentMark } from "@/components/marks/environment-mark";
import type { Matrix, MatrixCell } from "@/lib/domain/posture/coverage/matrix";
import { environmentWords } from "@/lib/domain/words/environment-words";
import { stageNames } from "@/lib/domain/words/english";
import { type GapQuery, gapsHref } from "../gaps/gap-query";
import { GridKeys } from "./grid-keys";
import "./matrix.css";
import { Cell, Total } from "./matrix-cell";
import type { MatrixColumn } from "./lay-matrix";
import type { MatrixLens } from "./matrix-query";
import type { MatrixRow, MatrixRowGroup } from "./matrix-rows";

interface MatrixTableProps {
  readonly caption: string;
  /** The name of the rows, with their number: "23 controls". */
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

const firstColumn = "sticky left-0 z-[1] border-r border-line bg-panel text-left w-36";
/** The heads stay in sight while the rows scroll; a table with collapsed borders would leave them behind. */
const head = "sticky bg-panel px-1 font-medium";

export function MatrixTable(props: MatrixTableProps) {
  const { caption, rowsName, groups, columns, matrix, totals, columnTotals, lens, pipelinePath } = props;
  const isByNode = columns.some(({ filter }) => "node" in filter);
  const hrefOf = ({ gap, ...filter }: Partial<GapQuery>) =>
    gapsHref(`${pipelinePath}/gaps`, { show: "all", ...filter }, gap === undefined ? {} : { gap });
  const nameTop = isByNode ? "top-[22px]" : "top-0";
  const isNarrow = leastWidth(columns) > widestInSight;
  const first = `${firstColumn} ${isNarrow ? "sm:w-64" : "sm:w-72"}`;
  return (
    <GridKeys
      label={caption}
      className={clsx(
        "relative scroll-pb-10 scroll-pl-36 overflow-auto rounded-card border border-line bg-panel shadow-card print:max-h-none print:overflow-visible",
        isNarrow
          ? "max-h-[max(20rem,calc(100dvh-11.5rem))] scroll-pt-36 sm:scroll-pl-64"
          : "max-h-[max(20rem,calc(100dvh-12.5rem))] scroll-pt-24 sm:scroll-pl-72",
      )}
    >
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the arrow keys go from cell to cell: what ARIA calls a grid
        role="grid"
        aria-label={caption}
        aria-readonly
        className={clsx(
          "matrix w-full table-fixed border-separate border-spacing-0 text-center text-tiny print:min-w-0",
          isNarrow && "narrow",
          widthClass(isNarrow ? narrowWidth(columns) : leastWidth(columns)),
        )}
      >
        <thead>
          {isByNode && (
            <tr>
              <td className={`${first} top-0 z-[3]`} />
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
              className={`${first} ${nameTop} z-[3] border-b px-3 pb-1.5 font-normal text-soft`}
            >
              {rowsName}
            </th>
            {columns.map(({ id, name, environment, filter }) => (
              <th
                key={id}
                scope="col"
                className={`${head} ${nameTop} z-[2] h-8 border-b border-line pb-1.5 text-[0.71875rem] leading-tight break-words`}
              >
                {"node" in filter ? (
                  <a
                    href={`${pipelinePath}?node=${id}`}
                    title={isNarrow ? name : undefined}
                    className="block hover:text-blue hover:underline"
                  >
                    <span className={isNarrow ? "upright" : "line-clamp-3"}>{name}</span>
                  </a>
                ) : (
                  name
                )}
                {environment && (
                  <span className="mt-0.5 block">
                    <EnvironmentMark of={environment} isShort={isNarrow} />
                  </span>
                )}
              </th>
            ))}
            <th
              scope="col"
              className={`${head} ${nameTop} z-[2] ${isNarrow ? "w-16" : "w-20"} border-b border-l border-line pb-1.5`}
            >
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
                  className={`${first} truncate border-b px-3 text-[0.78125rem] font-normal max-sm:text-[0.6875rem]`}
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
            <th scope="row" className={`${first} bottom-0 z-[3] border-t px-3 font-bold print:static`}>
              {lens === "status" ? `Open by ${isByNode ? "node" : "stage"}` : "All of them"}
            </th>
            {columns.map(({ id, filter }) => (
              <Total
                key={id}
                cell={columnTotals.get(id)}
                lens={lens}
                href={hrefOf(filter)}
                isNarrow={isNarrow}
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

/** From 28 rem in steps of 10: the page's policy forbids inline styles. */
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
/** In px. A column is at least as wide as the numbers of its foot; longer words break. */
const [ends, narrowest, letter, mostLetters] = [368, 56, 6.25, 15];
/** In px: the room for the table in a window of 1440. A wider table has upright names, in columns as wide as a mark. */
const widestInSight = 1374;
const [narrowEnds, upright] = [320, 46];

/** In px: wide enough for each word of a head and each mark. */
function leastWidth(columns: readonly MatrixColumn[]): number {
  const widest = Math.max(
    narrowest,
    ...columns.flatMap(({ name, environment }) => [
      ...name.split(/[\s-]+/).map(({ length }) => 10 + letter * Math.min(length, mostLetters)),
      environment === undefined ? 0 : 20 + 8 * environmentWords[environment].mark.length,
    ]),
  );
  return ends + columns.length * widest;
}

function narrowWidth(columns: readonly MatrixColumn[]): number {
  return narrowEnds + columns.length * upright;
}

/** A table wider than the window scrolls in its own box. */
function widthClass(least: number): string | undefined {
  const step = Math.ceil((least / 16 - 28) / 10);
  return leastWidths[Math.min(Math.max(step, 0), leastWidths.length - 1)];
}

function stageRuns(columns: readonly MatrixColumn[]) {
  const stages = [...new Set(columns.map(({ stage }) => stage))];
  return stages.map((stage) => ({ stage, count: columns.filter((one) => one.stage === stage).length }));
}

function filterOf({ filter }: MatrixRow): Partial<GapQuery> {
  return filter;
}

/** One control on one node has one status, whose details open beside the list. */
function gapIn(row: MatrixRow, column: MatrixColumn["filter"]): Partial<GapQuery> {
  return "control" in row.filter && "node" in column ? { gap: `${column.node} ${row.filter.control}` } : {};
}
