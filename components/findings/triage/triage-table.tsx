import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  memo,
  type ComponentProps,
} from "react";
import { tableCell, tableHead } from "@/components/ui/table";
import { useStageCounts, useEditor } from "@/lib/client/editor/editor-context";
import type { Stage } from "@/lib/domain/pipeline/document";
import { keyOf, type TriageRow } from "./triage-row";
import "../gaps/gap-table.css";
import type { Proof } from "@/lib/domain/posture/posture";
import { clsx } from "clsx";
import Link from "next/link";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";
import { effectiveStatus, isOpen } from "@/lib/domain/posture/coverage/effective-status";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { FrameworkLines } from "../gaps/framework-lines";
import { StatusMark, statusLooks } from "@/components/marks/status";
import { DueDay, Priority, GroupName } from "../gaps/gap-cells";

interface TriageEntryProps {
  readonly row: TriageRow;
  readonly today: string;
  readonly mapPath: string;
  /** Whether it has the list's one tab stop. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** Before the script runs every link is a tab stop; then only those of the current row. */
  readonly isLive: boolean;
}

const TriageEntry = memo(function TriageEntry({
  row,
  today,
  mapPath,
  isCurrent,
  isSelected,
  isLive,
}: TriageEntryProps) {
  const node = useEditor((state) => getRecord(state.visible.nodes, row.node));
  const name = useEditor((state) => nodeName(state.visible, row.node));
  const claim = useEditor((state) => claimsOf(state.visible, row.node).get(row.control));
  const status = effectiveStatus(claim, today);
  const owner = claim?.owner || node?.owner || undefined;
  const tabIndex = isLive && !isCurrent ? -1 : undefined;
  return (
    <tr
      data-key={keyOf(row)}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isSelected}
      className={clsx(
        "gap-entry scroll-mt-40 scroll-mb-28 border-t border-line -outline-offset-2",
        isSelected && "bg-bg shadow-[inset_3px_0_0_var(--color-blue)]",
      )}
    >
      <td className={clsx(tableCell, "print:hidden")}>
        <SelectBox
          data-select
          checked={isSelected}
          readOnly
          tabIndex={tabIndex}
          aria-label={`Select ${row.title}, ${row.nodeName}`}
        />
      </td>
      <td className={tableCell}>
        <StatusMark status={status} />
        {status !== row.status && (
          <span className="block text-tiny text-soft"> was {statusLooks[row.status].word}</span>
        )}
      </td>
      <th scope="row" className={`${tableCell} text-left font-normal break-words`}>
        <Link
          href={`${mapPath}?node=${row.node}&control=${row.control}`}
          prefetch={false}
          tabIndex={tabIndex}
          className="font-bold hover:text-blue hover:underline"
        >
          {row.title}
        </Link>
        {row.why !== "" && <span className="block text-tiny text-soft">{row.why}</span>}
        <FrameworkLines of={row.frameworks} tabIndex={tabIndex} />
      </th>
      <td className={`${tableCell} break-words`}>
        <span className="font-medium">{node ? name : row.nodeName}</span>
        <span className="block text-tiny text-soft">{node ? row.kindName : "no longer on the map"}</span>
      </td>
      <td className={`${tableCell} break-words`}>
        <span className="narrow-only text-soft">Owner: </span>
        {owner ?? <span className="text-soft">nobody</span>}
        {owner !== undefined && !claim?.owner && (
          <span className="block text-tiny text-soft"> owns the node</span>
        )}
      </td>
      <td className={clsx(tableCell, claim?.due === undefined && "wide-only")}>
        {claim?.due === undefined ? (
          <span className="text-soft">no date</span>
        ) : (
          <>
            <span className="narrow-only text-soft">Due </span>
            <DueDay due={claim.due} today={today} isSettled={!isOpen(status, "declared")} />
          </>
        )}
      </td>
      <td className={tableCell}>
        {row.priority > 0 ? (
          <Priority gap={row} tabIndex={tabIndex} />
        ) : (
          <span className="text-soft">no gap</span>
        )}
      </td>
    </tr>
  );
});

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
          <th scope="col" className={`${tableHead} w-11 print:hidden`}>
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
    <th scope="col" className={`${tableHead} ${width}`}>
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

type SelectBoxProps = Omit<ComponentProps<"input">, "type" | "className"> & { readonly "aria-label": string };

/** A box to tick: as small as the text beside it, with room around it for a finger. */
function SelectBox(props: SelectBoxProps) {
  return (
    <label className="-m-1 grid size-7 cursor-pointer place-items-center">
      <input {...props} type="checkbox" className="size-4 accent-primary" />
    </label>
  );
}
