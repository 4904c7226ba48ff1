import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { FormAtOnce } from "@/components/ui/form-at-once";
import { LineSelect } from "@/components/ui/line-select";
import { LeftOut } from "@/components/ui/left-out";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { matrixOf } from "@/lib/domain/posture/coverage/matrix";
import { Segment, Segments } from "../gaps/segments";
import { Heat } from "./heat";
import { NumberLinks } from "../number-links";
import { matrixColumns, mostColumns } from "./matrix-columns";
import { type AskedMatrix, inUse, lenses, matrixAddress, matrixHref, type MatrixLens } from "./matrix-query";
import { matrixRows, rowFrameworks, type MatrixRow, type MatrixRowGroup } from "./matrix-rows";
import { MatrixTable } from "./matrix-table";
import { frameworkName } from "@/components/marks/framework-names";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { Disclosure } from "@/components/ui/disclosure";
import { frameworkHref } from "../frameworks/framework-query";
import { counted, stageNames } from "@/lib/domain/words/english";
import { statusWords } from "@/lib/domain/posture/words/status-words";
import { EmptyState } from "@/components/ui/page";
import { GapPages } from "../gaps/gap-pages";

type Entry = readonly [status: EffectiveStatus, meaning: string];

const entries: { readonly [L in MatrixLens]: readonly Entry[] } = {
  status: [
    ["missing", statusWords.missing.word],
    ["contradicted", statusWords.contradicted.word],
    ["partial", statusWords.partial.word],
    ["stale", statusWords.stale.word],
    ["planned", statusWords.planned.word],
    ["not-assessed", statusWords["not-assessed"].word],
    ["declared", statusWords.declared.word],
    ["verified", statusWords.verified.word],
    ["not-applicable", statusWords["not-applicable"].word],
  ],
  evidence: [
    ["verified", "all verified"],
    ["partial", "some verified, the others declared"],
    ["declared", "all declared: without evidence"],
    ["stale", "some stale: their evidence has expired"],
    ["contradicted", "some contradicted: evidence speaks against them"],
    ["not-assessed", "nothing said to be in place"],
    ["not-applicable", "none applies, as somebody says"],
  ],
  owner: [
    ["verified", "all have an owner"],
    ["partial", "some have"],
    ["missing", "none has"],
    ["not-applicable", "none applies, as somebody says"],
  ],
};

/** What two numbers in a cell say, where it is of more than one control. */
const numbers: { readonly [L in MatrixLens]: string } = {
  status: "2/4: 2 of the 4 in scope are in place.",
  evidence: "1/3: of the 3 that are said to be in place, 1 has current evidence.",
  owner: "An owner is named on the claim, or else is the node's.",
};

interface MatrixViewProps extends AskedMatrix {
  readonly pipelineId: string;
  readonly nodes: readonly PipelineNode[];
  readonly assessments: readonly Assessment[];
}

const lensNames: { readonly [L in MatrixLens]: string } = {
  status: "Status",
  evidence: "Evidence",
  owner: "Owner",
};

export function MatrixView({ pipelineId, nodes, assessments, query, ignored }: MatrixViewProps) {
  const pipelinePath = `/pipelines/${pipelineId}`;
  const path = `${pipelinePath}/matrix`;
  if (assessments.length === 0) {
    return (
      <EmptyState title="Nothing to lay out yet">
        <p>The matrix comes from the map: each thing on it brings the controls that can guard it.</p>
        <Link href={pipelinePath} prefetch={false} className={buttonClass()}>
          Open the map
        </Link>
      </EmptyState>
    );
  }
  const assessed = new Set(assessments.map(({ node }) => node.id));
  const { groups, without, rowsOf } = matrixRows(query.rows);
  const { columns, columnOf, isIn, total, page } = matrixColumns(
    nodes.filter(({ id }) => assessed.has(id)),
    query,
  );
  const matrix = matrixOf(assessments, { rowsOf, columnOf });
  const whole = matrixOf(assessments, { rowsOf, columnOf: (node) => (isIn(node) ? "all" : undefined) });
  const totals = new Map(
    [...whole].flatMap(([row, cells]) => [...cells.values()].map((cell) => [row, cell] as const)),
  );
  const shown = groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ id }) => totals.has(id)) }))
    .filter(({ rows }) => rows.length > 0);
  const isByNode = query.cols === "nodes";
  const columnTotals = matrixOf(assessments, {
    rowsOf: (control) => (rowsOf(control).length > 0 ? ["all"] : []),
    columnOf,
  }).get("all");
  const rowCount = shown.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div className="flex flex-col gap-2">
      <LeftOut ignored={ignored} />
      <FormAtOnce
        action={path}
        label="What the matrix shows"
        className="flex flex-wrap items-center gap-2 print:hidden"
      >
        {matrixAddress.params({ ...inUse(query), rows: undefined, page: undefined }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Segments label="Columns">
          <Segment href={matrixHref(path, query, { cols: "nodes" })} isChosen={isByNode}>
            By node
          </Segment>
          <Segment href={matrixHref(path, query, { cols: "stages" })} isChosen={!isByNode}>
            By stage
          </Segment>
        </Segments>
        <Segments label="What a cell shows">
          {lenses.map((lens) => (
            <Segment key={lens} href={matrixHref(path, query, { lens })} isChosen={query.lens === lens}>
              {lensNames[lens]}
            </Segment>
          ))}
        </Segments>
        {isByNode && (
          <Segments label="Stage">
            <Segment
              href={matrixHref(path, query, { stage: undefined })}
              isChosen={query.stage === undefined}
            >
              All stages
            </Segment>
            {stages.map((stage) => (
              <Segment key={stage} href={matrixHref(path, query, { stage })} isChosen={query.stage === stage}>
                {stageNames[stage]}
              </Segment>
            ))}
          </Segments>
        )}
        <LineSelect
          label="Rows"
          name="rows"
          chosen={query.rows === "controls" ? undefined : query.rows}
          all="Controls"
          options={rowFrameworks.map((id) => ({ id, name: frameworkName(id) }))}
        />
      </FormAtOnce>
      {isByNode && total > mostColumns && (
        <p className="text-soft tabular-nums">
          <NumberLinks
            sentence={`${total} nodes are too many for one table: ${mostColumns} are shown at a time. The last column counts all of them.`}
            links={
              query.stage === undefined
                ? [{ count: total, what: "nodes, in the outline", href: `${pipelinePath}/outline` }]
                : []
            }
          />
        </p>
      )}
      {shown.length === 0 ? (
        <p className="text-soft">No row has anything to show with these choices.</p>
      ) : (
        <MatrixTable
          // A table with other cells has its one tab stop again.
          key={matrixHref(path, query, { page })}
          caption={isByNode ? "Matrix by node" : "Matrix by stage"}
          rowsName={
            query.rows === "controls"
              ? counted(rowCount, "control")
              : `${counted(rowCount, "requirement")} of ${frameworkName(query.rows)}`
          }
          groups={shown}
          columns={columns}
          matrix={matrix}
          totals={totals}
          columnTotals={columnTotals ?? new Map()}
          totalName={query.lens === "status" ? "Open" : "All"}
          totalFilter={isByNode && query.stage !== undefined ? { stage: query.stage } : {}}
          lens={query.lens}
          pipelinePath={pipelinePath}
        />
      )}
      {isByNode && (
        <GapPages
          page={page}
          size={mostColumns}
          total={total}
          hrefOf={(next) => matrixHref(path, query, { page: next })}
        />
      )}
      <MatrixLegend lens={query.lens} />
      <MatrixSize
        rows={query.rows}
        groups={groups}
        isShown={({ id }) => totals.has(id)}
        without={without}
        pipelinePath={pipelinePath}
      />
    </div>
  );
}

function MatrixLegend({ lens }: { readonly lens: MatrixLens }) {
  return (
    <section
      aria-label="Legend"
      className="matrix flex flex-wrap items-center gap-x-4 gap-y-1 text-tiny text-soft"
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {entries[lens].map(([status, meaning]) => (
          <li key={status} className="inline-flex items-center gap-1.5">
            <Heat status={status} />
            {meaning}
          </li>
        ))}
        <li className="inline-flex items-center gap-1.5">
          <span
            aria-hidden
            className="striped h-5 w-6 rounded border border-line [print-color-adjust:exact]"
          />
          Not in scope
        </li>
      </ul>
      <p>{numbers[lens]}</p>
    </section>
  );
}

interface MatrixSizeProps {
  /** `controls`, or the id of a framework. */
  readonly rows: string;
  readonly groups: readonly MatrixRowGroup[];
  readonly isShown: (row: MatrixRow) => boolean;
  readonly without: number;
  readonly pipelinePath: string;
}

function MatrixSize({ rows, groups, isShown, without, pipelinePath }: MatrixSizeProps) {
  const known = groups.flatMap((group) => group.rows);
  const others = known.filter((row) => !isShown(row));
  const what =
    rows === "controls"
      ? known.length === 1
        ? "control"
        : "controls"
      : `${frameworkName(rows)} requirements that controls here support`;
  return (
    <div className="text-soft tabular-nums">
      {others.length === 0 ? (
        <p>
          All {known.length} {what}.
        </p>
      ) : (
        <Disclosure
          summary={`${known.length - others.length} of ${known.length} ${what}. The others apply to nothing that is shown.`}
        >
          <ul className="gap-6 sm:columns-2">
            {others.map(({ id, title }) => (
              <li key={id} className="break-inside-avoid py-0.5 break-words">
                {title}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {without > 0 && (
        <p>
          <NumberLinks
            sentence={`${without} more are supported by no control of the catalogue.`}
            links={[
              {
                count: without,
                what: "requirements that no control supports",
                href: `${frameworkHref(`${pipelinePath}/frameworks`, { framework: rows, proof: "declared" })}#unsupported`,
              },
            ]}
          />
        </p>
      )}
    </div>
  );
}
