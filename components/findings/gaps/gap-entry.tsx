import { clsx } from "clsx";
import { frameworkLine } from "../framework-line";
import { StatusMark } from "@/components/marks/status";
import { DueDay } from "./due-day";
import { FrameworkLines } from "./framework-lines";
import type { GapRow } from "./gap-rows";
import { Priority } from "./priority";

interface GapEntryProps {
  readonly row: GapRow;
  readonly today: string;
  readonly hasOwners: boolean;
}

const cell = "px-3 py-2.5 align-top print:px-1.5";

export function GapEntry({ row, today, hasOwners }: GapEntryProps) {
  const { title, why, frameworks, status, nodeName, kindName, owner, isNodeOwner, due } = row;
  return (
    <tr className="gap-entry border-t border-line">
      <td className={cell}>
        <StatusMark status={status} />
      </td>
      <th scope="row" className={`${cell} text-left font-normal break-words`}>
        <span className="font-bold">{title}</span>
        {why !== "" && <span className="block text-tiny text-soft">{why}</span>}
        <FrameworkLines of={frameworkLine(frameworks)} />
      </th>
      <td className={`${cell} break-words`}>
        <span className="font-medium">{nodeName}</span>
        <span className="block text-tiny text-soft">{kindName}</span>
      </td>
      {hasOwners && (
        <td className={`${cell} break-words`}>
          <span className="narrow-only text-soft">Owner: </span>
          {owner ?? <span className="text-soft">nobody</span>}
          {owner !== undefined && isNodeOwner && (
            <span className="block text-tiny text-soft"> owns the node</span>
          )}
        </td>
      )}
      <td className={clsx(cell, due === undefined && "wide-only")}>
        {due === undefined ? (
          <span className="text-soft">no date</span>
        ) : (
          <>
            <span className="narrow-only text-soft">Due </span>
            <DueDay due={due} today={today} />
          </>
        )}
      </td>
      <td className={cell}>
        {row.priority > 0 ? <Priority gap={row} /> : <span className="text-soft">no gap</span>}
      </td>
    </tr>
  );
}
