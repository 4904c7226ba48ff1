import { clsx } from "clsx";
import Link from "next/link";
import { memo } from "react";
import { useEditor } from "@/lib/client/editor/editor-context";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { isOpen } from "@/lib/domain/posture/findings/gaps";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { DueDay } from "../gaps/due-day";
import { FrameworkLines } from "../gaps/framework-lines";
import { Priority } from "../gaps/priority";
import { StatusMark, statusLooks } from "@/components/marks/status";
import { SelectBox } from "./select-box";
import { keyOf, type TriageRow } from "./triage-row";

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

const cell = "px-3 py-2.5 align-top print:px-1.5";

export const TriageEntry = memo(function TriageEntry({
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
      <td className={clsx(cell, "print:hidden")}>
        <SelectBox
          data-select
          checked={isSelected}
          readOnly
          tabIndex={tabIndex}
          aria-label={`Select ${row.title}, ${row.nodeName}`}
        />
      </td>
      <td className={cell}>
        <StatusMark status={status} />
        {status !== row.status && (
          <span className="block text-tiny text-soft"> was {statusLooks[row.status].word}</span>
        )}
      </td>
      <th scope="row" className={`${cell} text-left font-normal break-words`}>
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
      <td className={`${cell} break-words`}>
        <span className="font-medium">{node ? name : row.nodeName}</span>
        <span className="block text-tiny text-soft">{node ? row.kindName : "no longer on the map"}</span>
      </td>
      <td className={`${cell} break-words`}>
        <span className="narrow-only text-soft">Owner: </span>
        {owner ?? <span className="text-soft">nobody</span>}
        {owner !== undefined && !claim?.owner && (
          <span className="block text-tiny text-soft"> owns the node</span>
        )}
      </td>
      <td className={clsx(cell, claim?.due === undefined && "wide-only")}>
        {claim?.due === undefined ? (
          <span className="text-soft">no date</span>
        ) : (
          <>
            <span className="narrow-only text-soft">Due </span>
            <DueDay due={claim.due} today={today} isSettled={!isOpen(status, "declared")} />
          </>
        )}
      </td>
      <td className={cell}>
        {row.priority > 0 ? (
          <Priority gap={row} tabIndex={tabIndex} />
        ) : (
          <span className="text-soft">no gap</span>
        )}
      </td>
    </tr>
  );
});
