import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { FormAtOnce } from "@/components/ui/form-at-once";
import { LineSelect } from "@/components/ui/line-select";
import { LeftOut } from "@/components/ui/left-out";
import type { PipelineNode, Policy } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { Segment, Segments } from "../gaps/segments";
import { MatrixLegend } from "./heat";
import { NumberLinks } from "../number-links";
import { layMatrix, mostColumns } from "./lay-matrix";
import { type AskedMatrix, inUse, lenses, matrixAddress, matrixHref, type MatrixLens } from "./matrix-query";
import { rowFrameworks, type MatrixRow, type MatrixRowGroup } from "./matrix-rows";
import { MatrixTable } from "./matrix-table";
import { frameworkName } from "@/lib/domain/catalogue/framework-names";
import { Disclosure } from "@/components/ui/disclosure";
import { frameworkHref } from "../frameworks/framework-query";
import { counted, stageNames } from "@/lib/domain/words/english";
import { type MatrixStory, matrixStory } from "@/lib/domain/story/matrix-story";
import { gapsHref } from "../gaps/gap-query";
import { EmptyState } from "@/components/ui/empty-state";
import { GapPages } from "../gaps/gap-pages";

interface MatrixViewProps extends AskedMatrix {
  readonly pipelineId: string;
  readonly policy: Policy;
  readonly nodes: readonly PipelineNode[];
  readonly assessments: readonly Assessment[];
  /** Shown if nothing stands out. */
  readonly lead: ReactNode;
}

const lensNames: { readonly [L in MatrixLens]: string } = {
  status: "Status",
  evidence: "Evidence",
  owner: "Owner",
};

export function MatrixView({
  pipelineId,
  policy,
  nodes,
  assessments,
  lead,
  query,
  ignored,
}: MatrixViewProps) {
  const pipelinePath = `/pipelines/${pipelineId}`;
  const path = `${pipelinePath}/matrix`;
  if (assessments.length === 0) {
    return (
      <EmptyState title="No matrix yet">
        <p>The matrix comes from the map: each node brings the controls that can protect it.</p>
        <Link href={pipelinePath} prefetch={false} className={buttonClass()}>
          Open the map
        </Link>
      </EmptyState>
    );
  }
  const { columns, matrix, totals, columnTotals, groups, shown, without, total, page } = layMatrix(
    nodes,
    assessments,
    query,
    { policy },
  );
  const story = matrixStory(assessments);
  const isByNode = query.cols === "nodes";
  const rowCount = shown.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div className="flex flex-col gap-2">
      <LeftOut ignored={ignored} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p
          className={clsx(
            "text-[0.875rem] text-soft",
            // This sentence is too long to fit beside the choices.
            story.apart || story.bare ? "min-w-[min(100%,24rem)] flex-1" : "w-full",
          )}
        >
          <MatrixSentence story={story} lead={lead} pipelinePath={pipelinePath} />
        </p>
        <FormAtOnce
          action={path}
          label="Matrix options"
          className="flex flex-wrap items-center gap-2 print:hidden"
        >
          {matrixAddress
            .params({ ...inUse(query), rows: undefined, page: undefined })
            .map(([name, value]) => (
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
          <Segments label="Cell content">
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
                <Segment
                  key={stage}
                  href={matrixHref(path, query, { stage })}
                  isChosen={query.stage === stage}
                >
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
            options={rowFrameworks({ policy }).map((id) => ({ id, name: frameworkName(id, { policy }) }))}
          />
        </FormAtOnce>
      </div>
      {isByNode && total > mostColumns && (
        <p className="text-soft tabular-nums">
          <NumberLinks
            sentence={`${total} nodes do not fit in one table. It shows ${mostColumns} at a time, and counts all in the last column.`}
            links={
              query.stage === undefined
                ? [{ count: total, what: "nodes, in the outline", href: `${pipelinePath}/outline` }]
                : []
            }
          />
        </p>
      )}
      {shown.length === 0 ? (
        <p className="text-soft">No row matches these options.</p>
      ) : (
        <MatrixTable
          // A table with other cells starts with its single tab stop.
          key={matrixHref(path, query, { page })}
          caption={isByNode ? "Matrix by node" : "Matrix by stage"}
          rowsName={
            query.rows === "controls"
              ? counted(rowCount, "control")
              : `${counted(rowCount, "requirement")} of ${frameworkName(query.rows, { policy })}`
          }
          groups={shown}
          columns={columns}
          matrix={matrix}
          totals={totals}
          columnTotals={columnTotals}
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
      <MatrixLegend lens={query.lens} isOfOne={isByNode && query.rows === "controls"} />
      <MatrixSize
        rows={query.rows}
        policy={policy}
        groups={groups}
        isShown={({ id }) => totals.has(id)}
        without={without}
        pipelinePath={pipelinePath}
      />
    </div>
  );
}

interface MatrixSentenceProps {
  readonly story: MatrixStory;
  readonly lead: ReactNode;
  readonly pipelinePath: string;
}

function MatrixSentence({ story: { apart, bare }, lead, pipelinePath }: MatrixSentenceProps) {
  const gapsPath = `${pipelinePath}/gaps`;
  return (
    <>
      {apart ? (
        <b className="text-ink">
          “{apart.control.title}” is in place on {apart.has.name}, not on{" "}
          <a
            href={gapsHref(
              gapsPath,
              { show: "all", control: apart.control.id, node: apart.lacks.id },
              { gap: `${apart.lacks.id} ${apart.control.id}` },
            )}
            className="hover:text-blue hover:underline"
          >
            {apart.lacks.name}
          </a>
          .
        </b>
      ) : (
        !bare && lead
      )}{" "}
      {bare && (
        <NumberLinks
          sentence={`None of the ${bare.inScope} controls on ${bare.node.name} is in place.`}
          links={[
            {
              count: bare.inScope,
              what: `controls of ${bare.node.name} in scope`,
              href: gapsHref(gapsPath, { show: "scope", node: bare.node.id }),
            },
          ]}
        />
      )}
    </>
  );
}

interface MatrixSizeProps {
  /** `controls`, or the id of a framework. */
  readonly rows: string;
  readonly policy: Policy;
  readonly groups: readonly MatrixRowGroup[];
  readonly isShown: (row: MatrixRow) => boolean;
  readonly without: number;
  readonly pipelinePath: string;
}

function MatrixSize({ rows, policy, groups, isShown, without, pipelinePath }: MatrixSizeProps) {
  const known = groups.flatMap((group) => group.rows);
  const others = known.filter((row) => !isShown(row));
  const what =
    rows === "controls"
      ? known.length === 1
        ? "control"
        : "controls"
      : `${frameworkName(rows, { policy })} requirements that controls here support`;
  return (
    <div className="text-soft tabular-nums">
      {others.length === 0 ? (
        <p>
          All {known.length} {what}.
        </p>
      ) : (
        <Disclosure
          summary={`${known.length - others.length} of ${known.length} ${what}. The others apply to no node shown here.`}
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
            sentence={`No catalogue control supports ${without} more.`}
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
