import { StatusMark } from "@/components/posture/status-mark";
import { statusOrder } from "@/components/posture/status-order";
import { stages } from "@/lib/domain/pipeline/document";
import type { Counts } from "@/lib/domain/posture/coverage";
import { type StageCounts, stageNames } from "@/lib/domain/posture/sentences";

interface CountsTableProps {
  readonly stages: StageCounts;
  readonly whole: Counts;
}

const number = "px-1 py-1 text-right sm:px-1.5 last:pr-2 sm:last:pr-3";

/** Every status by stage, what is in scope, and what is not. */
export function CountsTable({ stages: counts, whole }: CountsTableProps) {
  const columns = [...stages.map((stage) => counts[stage]), whole];
  const row = (key: Exclude<keyof Counts, "share">) =>
    columns.map((column, index) => (
      <td key={stages[index] ?? "all"} className={number}>
        {column[key]}
      </td>
    ));
  return (
    <table className="w-full max-w-[40rem] border-collapse sm:table-fixed rounded-card bg-panel text-left tabular-nums shadow-card">
      <caption className="sr-only">Controls by status and stage</caption>
      <thead className="text-soft">
        <tr>
          <td className="sm:w-[8.75rem]" />
          {[...stages.map((stage) => stageNames[stage]), "All"].map((name) => (
            <th key={name} scope="col" className={`${number} font-medium max-sm:text-tiny`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statusOrder.map(({ key, status }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="px-2 py-1 sm:px-3 font-normal">
              <StatusMark status={status} />
            </th>
            {row(key)}
          </tr>
        ))}
        <tr className="border-t-2 border-line-strong font-bold">
          <th scope="row" className="px-2 py-1 sm:px-3">
            In scope
          </th>
          {row("inScope")}
        </tr>
        <tr className="border-t border-line text-soft">
          <th scope="row" className="px-2 py-1 sm:px-3 font-normal">
            Not applicable
          </th>
          {row("notApplicable")}
        </tr>
      </tbody>
    </table>
  );
}
