import { tableCell, tableHead } from "@/components/ui/table";
import "./gap-table.css";
import type { AnalysisVersion } from "@/lib/domain/posture/words/factor-words";
import type { GapRow } from "./gap-rows";
import { clsx } from "clsx";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { FrameworkLines } from "./framework-lines";
import { DueDay, Priority } from "./gap-cells";
import type { GapSection } from "./gap-sections";
import { ListHead } from "./list-head";
import { frameworkLine } from "../framework-line";

interface GapEntryProps {
  readonly row: GapRow;
  readonly version: AnalysisVersion;
  readonly today: string;
  readonly hasOwners: boolean;
}

interface GapTableProps {
  readonly of: "Gap" | "Control";
  readonly sections: readonly GapSection<GapRow>[];
  readonly today: string;
  /** The version of the analysis definitions behind the priorities. */
  readonly version: AnalysisVersion;
  readonly hasOwners?: boolean;
  readonly isNarrowed: boolean;
}

export function GapTable({ of, sections, today, version, hasOwners = true, isNarrowed }: GapTableProps) {
  const columns = hasOwners ? 6 : 5;
  return (
    <table className="gap-table w-full table-fixed border-collapse rounded-card bg-panel text-left shadow-card">
      <caption className="sr-only">{of}s, declared + verified</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className={`${tableHead} w-[8.75rem] print:w-[19%]`}>
            Status
          </th>
          <th scope="col" className={tableHead}>
            {of}
          </th>
          <th scope="col" className={`${tableHead} w-[11rem] print:w-[17%]`}>
            Where
          </th>
          {hasOwners && (
            <th scope="col" className={`${tableHead} w-[8rem] print:w-[12%]`}>
              Owner
            </th>
          )}
          <th scope="col" className={`${tableHead} w-[7.5rem] print:w-[12%]`}>
            Due
          </th>
          <th scope="col" className={`${tableHead} w-[7rem] print:w-[10%]`}>
            Priority
          </th>
        </tr>
      </thead>
      {sections.map((section) => (
        <tbody key={section.list} aria-labelledby={`list-${section.list}`}>
          <tr className="border-t border-line">
            <td colSpan={columns} className="bg-bg px-3 py-2">
              <ListHead {...section} id={`list-${section.list}`} Heading="h3" isNarrowed={isNarrowed} />
            </td>
          </tr>
          {section.rows.map((row) => (
            <GapEntry
              key={`${row.node} ${row.control}`}
              row={row}
              today={today}
              version={version}
              hasOwners={hasOwners}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function GapEntry({ row, today, version, hasOwners }: GapEntryProps) {
  const { title, why, frameworks, status, nodeName, kindName, owner, isNodeOwner, due, note } = row;
  return (
    <tr className="gap-entry border-t border-line">
      <td className={tableCell}>
        <StatusMark status={status} />
        {note && <ClaimNoteMark note={note} className="flex" />}
      </td>
      <th scope="row" className={`${tableCell} text-left font-normal break-words`}>
        <span className="font-bold">{title}</span>
        {why !== "" && <span className="block text-tiny text-soft">{why}</span>}
        <FrameworkLines of={frameworkLine(frameworks, row)} />
      </th>
      <td className={`${tableCell} break-words`}>
        <span className="font-medium">{nodeName}</span>
        <span className="block text-tiny text-soft">{kindName}</span>
      </td>
      {hasOwners && (
        <td className={`${tableCell} break-words`}>
          <span className="narrow-only text-soft">Owner: </span>
          {owner ?? <span className="text-soft">no owner</span>}
          {owner !== undefined && isNodeOwner && (
            <span className="block text-tiny text-soft"> node owner</span>
          )}
        </td>
      )}
      <td className={clsx(tableCell, due === undefined && "wide-only")}>
        {due === undefined ? (
          <span className="text-soft">no date</span>
        ) : (
          <>
            <span className="narrow-only text-soft">Due </span>
            <DueDay due={due} today={today} />
          </>
        )}
      </td>
      <td className={tableCell}>
        {row.priority > 0 ? (
          <Priority gap={row} version={version} />
        ) : (
          <span className="text-soft">no gap</span>
        )}
      </td>
    </tr>
  );
}
