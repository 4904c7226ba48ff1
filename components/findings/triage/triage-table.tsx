import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from "react";
import { useStageCounts } from "@/lib/client/editor/editor-context";
import type { Stage } from "@/lib/domain/pipeline/document";
import { GroupName } from "../gaps/group-name";
import { SelectBox } from "./select-box";
import { TriageEntry } from "./triage-entry";
import { keyOf, type TriageRow } from "./triage-row";
import "../gaps/gap-table.css";
import type { Proof } from "@/lib/domain/posture/posture";

export interface TriageGroups {
  /** Rows of the stage after filtering, on all pages. */
  readonly shown: { readonly [S in Stage]: number };
  readonly hrefs: { readonly [S in Stage]: string };
}

interface TriageTableProps {
  readonly rows: readonly TriageRow[];
  readonly today: string;
  readonly proof: Proof;
  readonly mapPath: string;
  /** Absent: the rows stand in one block. */
  readonly groups: TriageGroups | undefined;
  readonly current: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly isLive: boolean;
  readonly tableRef: Ref<HTMLTableElement>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly onFocusRow: (key: string) => void;
  readonly onToggle: (key: string) => void;
  readonly onToggleAll: () => void;
}

const head = "px-3 py-2 font-medium print:px-1.5";
const columns = 7;

/** The rows as a grid with one tab stop; on a narrow screen each is a card. What rows do is heard here, once for all. */
export function TriageTable(props: TriageTableProps) {
  const { rows, groups, proof, selected, isLive, tableRef, onKeyDown, onFocusRow, onToggle, onToggleAll } =
    props;
  const toggleUnder = (event: MouseEvent<HTMLTableElement>) => {
    const key =
      event.target instanceof HTMLInputElement && event.target.dataset["select"] !== undefined
        ? keyUnder(event.target)
        : undefined;
    if (key !== undefined) onToggle(key);
  };
  return (
    <table
      ref={tableRef}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows take the focus is what ARIA calls a grid
      role="grid"
      aria-label="Gaps"
      aria-multiselectable
      onKeyDown={onKeyDown}
      onClick={toggleUnder}
      onFocus={(event) => {
        const key = keyUnder(event.target);
        if (key !== undefined) onFocusRow(key);
      }}
      className="gap-table w-full table-fixed border-collapse rounded-card bg-panel text-left shadow-card"
    >
      <thead className="text-soft">
        <tr>
          <th scope="col" className={`${head} w-11 print:hidden`}>
            <SelectBox
              checked={rows.length > 0 && selected.size === rows.length}
              disabled={!isLive}
              onChange={onToggleAll}
              aria-label="Select all on this page"
            />
          </th>
          <Column width="w-[8.75rem] print:w-[19%]">Status</Column>
          <Column>Gap</Column>
          <Column width="w-[11rem] print:w-[17%]">Where</Column>
          <Column width="w-[8rem] print:w-[12%]">Owner</Column>
          <Column width="w-[7.5rem] print:w-[12%]">Due</Column>
          <Column width="w-[7rem] print:w-[10%]">Priority</Column>
        </tr>
      </thead>
      {blocksOf(rows, groups !== undefined).map(([stage, block]) => (
        <tbody key={stage ?? ""}>
          {groups && stage !== undefined && (
            <tr className="border-t border-line">
              {/* Over the boxes to tick, which are not printed: as part of the name it would leave an empty column there. */}
              <td className="bg-bg max-md:hidden print:hidden" />
              <th scope="rowgroup" colSpan={columns - 1} className="bg-bg px-3 py-2 text-left font-bold">
                <LiveGroupName stage={stage} groups={groups} proof={proof} />
              </th>
            </tr>
          )}
          {block.map((row) => (
            <TriageEntry
              key={keyOf(row)}
              row={row}
              today={props.today}
              mapPath={props.mapPath}
              isCurrent={keyOf(row) === props.current}
              isSelected={selected.has(keyOf(row))}
              isLive={isLive}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Column({ width = "", children }: { readonly width?: string; readonly children: ReactNode }) {
  return (
    <th scope="col" className={`${head} ${width}`}>
      {children}
    </th>
  );
}

function LiveGroupName({
  stage,
  groups,
  proof,
}: {
  readonly stage: Stage;
  readonly groups: TriageGroups;
  readonly proof: Proof;
}) {
  return (
    <GroupName
      stage={stage}
      counts={useStageCounts(stage)}
      inList={groups.shown[stage]}
      href={groups.hrefs[stage]}
      proof={proof}
    />
  );
}

/** One block per stage, in the order in which the stages come; or all rows in one. */
function blocksOf(
  rows: readonly TriageRow[],
  isGrouped: boolean,
): readonly (readonly [Stage | undefined, readonly TriageRow[]])[] {
  if (!isGrouped) return [[undefined, rows]];
  const byStage = new Map<Stage, TriageRow[]>();
  for (const row of rows) byStage.set(row.stage, [...(byStage.get(row.stage) ?? []), row]);
  return [...byStage];
}

function keyUnder(target: Element): string | undefined {
  return target.closest<HTMLElement>("tr[data-key]")?.dataset["key"];
}
