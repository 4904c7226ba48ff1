import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { LeftOut } from "@/components/ui/left-out";
import { type PipelineNode, stages } from "@/lib/domain/pipeline/document";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { matrixOf } from "@/lib/domain/posture/coverage/matrix";
import { Chip } from "../gaps/chip";
import { NumberLinks } from "../number-links";
import { matrixColumns, mostColumns } from "./matrix-columns";
import { type AskedMatrix, inUse, lenses, matrixAddress, matrixHref, type MatrixLens } from "./matrix-query";
import { matrixRows, rowFrameworks, type MatrixRow, type MatrixRowGroup } from "./matrix-rows";
import { MatrixTable } from "./matrix-table";
import { frameworkName } from "@/components/marks/framework-names";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { statusLooks } from "@/components/marks/status";
import { Disclosure } from "@/components/ui/disclosure";
import { frameworkHref } from "../frameworks/framework-query";
import { stageNames } from "@/lib/domain/words/english";
import { EmptyState } from "@/components/ui/page";
import { GapPages } from "../gaps/gap-pages";

type Entry = readonly [status: EffectiveStatus, meaning: string];

const entries: {
  readonly [L in MatrixLens]: { readonly numbers: string; readonly glyphs: readonly Entry[] };
} = {
  status: {
    numbers:
      "2/4: of the 4 in scope, 2 are implemented, declared or verified. Below it: how many of them are verified, by current evidence.",
    glyphs: [
      ["verified", "Verified: all implemented, with current evidence"],
      ["declared", "Declared: all implemented, not all verified"],
      ["partial", "Partial: some implemented, or one of them partial"],
      ["contradicted", "Contradicted: evidence speaks against one"],
      ["stale", "Stale: evidence has expired"],
      ["planned", "Planned"],
      ["missing", "Missing"],
      ["not-assessed", "Not assessed"],
      ["not-applicable", "Not applicable, all of them"],
    ],
  },
  evidence: {
    numbers:
      "1/3: of the 3 that are said to be implemented, 1 has current evidence. Below it: what the others have.",
    glyphs: [
      ["verified", "all verified"],
      ["partial", "some verified, the others declared"],
      ["declared", "all declared: without evidence"],
      ["stale", "some stale: their evidence has expired"],
      ["contradicted", "some contradicted: evidence speaks against them"],
      ["not-assessed", "nothing said to be implemented"],
      ["not-applicable", "all marked not applicable"],
    ],
  },
  owner: {
    numbers:
      "2/4: of the 4 in scope, 2 have an owner: named on the claim, or else the node's. Below it: who.",
    glyphs: [
      ["verified", "all have an owner"],
      ["partial", "some have"],
      ["missing", "none has"],
      ["not-applicable", "all marked not applicable"],
    ],
  },
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

function MatrixLegend({ lens }: { readonly lens: MatrixLens }) {
  const { numbers, glyphs } = entries[lens];
  return (
    <section aria-label="Legend" className="flex flex-col gap-1.5 text-tiny text-soft">
      <p>{numbers} What is marked not applicable is out of scope. A dot: nothing applies there.</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {glyphs.map(([status, meaning]) => {
          const { Icon, text } = statusLooks[status];
          return (
            <li key={status} className="inline-flex items-center gap-1">
              <Icon aria-hidden size={13} strokeWidth={2.5} className={text} />
              {meaning}
            </li>
          );
        })}
      </ul>
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
