import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, inputClass } from "@/components/ui/field";
import { LeftOut } from "@/components/ui/left-out";
import { type PipelineNode, stages } from "@/lib/domain/pipeline/document";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { matrixOf } from "@/lib/domain/posture/coverage/matrix";
import { Chip } from "../gaps/chip";
import { GapPages } from "../gaps/gap-pages";
import { NumberLinks } from "../number-links";
import { matrixColumns, mostColumns } from "./matrix-columns";
import { MatrixLegend } from "./matrix-legend";
import { type AskedMatrix, inUse, lenses, matrixAddress, matrixHref, type MatrixLens } from "./matrix-query";
import { matrixRows, rowFrameworks } from "./matrix-rows";
import { MatrixSize } from "./matrix-size";
import { MatrixTable } from "./matrix-table";
import { stageNames } from "@/lib/domain/words/stage-names";
import { frameworkName } from "../../marks/framework-names";

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
const rowClass = "flex flex-wrap gap-2";

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
  const { groups, without, rowsOf } = matrixRows(query.rows);
  const { columns, columnOf, isIn, total, page } = matrixColumns(nodes, query);
  const matrix = matrixOf(assessments, { rowsOf, columnOf });
  const whole = matrixOf(assessments, { rowsOf, columnOf: (node) => (isIn(node) ? "all" : undefined) });
  const totals = new Map(
    [...whole].flatMap(([row, cells]) => [...cells.values()].map((cell) => [row, cell] as const)),
  );
  const shown = groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ id }) => totals.has(id)) }))
    .filter(({ rows }) => rows.length > 0);
  const isByNode = query.cols === "nodes";
  return (
    <div className="flex flex-col gap-4">
      <LeftOut ignored={ignored} />
      <div className="flex flex-wrap items-end justify-between gap-3 print:hidden">
        <div className="flex min-w-0 flex-col gap-2.5">
          <nav aria-label="Columns" className={rowClass}>
            <Chip href={matrixHref(path, query, { cols: "stages" })} isChosen={!isByNode}>
              By stage
            </Chip>
            <Chip href={matrixHref(path, query, { cols: "nodes" })} isChosen={isByNode}>
              By node
            </Chip>
          </nav>
          <nav aria-label="What a cell shows" className={rowClass}>
            {lenses.map((lens) => (
              <Chip key={lens} href={matrixHref(path, query, { lens })} isChosen={query.lens === lens}>
                {lensNames[lens]}
              </Chip>
            ))}
          </nav>
          {isByNode && (
            <nav aria-label="Stage" className={rowClass}>
              <Chip href={matrixHref(path, query, { stage: undefined })} isChosen={query.stage === undefined}>
                All stages
              </Chip>
              {stages.map((stage) => (
                <Chip key={stage} href={matrixHref(path, query, { stage })} isChosen={query.stage === stage}>
                  {stageNames[stage]}
                </Chip>
              ))}
            </nav>
          )}
        </div>
        <form action={path} className="flex items-end gap-2">
          {matrixAddress
            .params({ ...inUse(query), rows: undefined, page: undefined })
            .map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
          <Field label="Rows">
            {(ids) => (
              <select {...ids} key={query.rows} name="rows" defaultValue={query.rows} className={inputClass}>
                <option value="controls">Controls</option>
                {rowFrameworks.map((framework) => (
                  <option key={framework} value={framework}>
                    {frameworkName(framework)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button type="submit">Apply</Button>
        </form>
      </div>
      <MatrixSize
        rows={query.rows}
        groups={groups}
        isShown={({ id }) => totals.has(id)}
        without={without}
        pipelinePath={pipelinePath}
      />
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
          caption={isByNode ? "Matrix by node" : "Matrix by stage"}
          groups={shown}
          columns={columns}
          matrix={matrix}
          totals={totals}
          totalName={isByNode ? `All ${total}` : "All stages"}
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
    </div>
  );
}
