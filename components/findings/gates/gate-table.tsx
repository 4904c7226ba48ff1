import { plural } from "@/lib/domain/words/plural";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { GateEntry, type GateEntryProps } from "./gate-entry";
import type { GateGroup } from "./gate-rows";
import "../gaps/gap-table.css";

interface GateTableProps extends Omit<GateEntryProps, "row"> {
  readonly groups: readonly GateGroup[];
}

const head = "px-3 py-2 font-medium print:px-1.5";

/** Every gate with its verdict, the way past it and what would close it; on a narrow screen each is a card. */
export function GateTable({ groups, ...rest }: GateTableProps) {
  const gates = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <table className="gap-table w-full table-fixed border-collapse rounded-card bg-panel text-left shadow-card">
      <caption className="sr-only">Gates</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className={`${head} w-[9.75rem] print:w-[15%]`}>
            Verdict
          </th>
          <th scope="col" className={head}>
            Gate, and the shortest way past it
          </th>
          <th scope="col" className={`${head} w-[8.5rem] print:w-[13%]`}>
            Exposed
          </th>
          <th scope="col" className={`${head} w-[19rem] max-lg:w-[15rem] print:w-[30%]`}>
            Cheapest fix
          </th>
        </tr>
      </thead>
      {groups.map(({ verdict, rows }) => (
        <tbody key={verdict} id={verdict}>
          <tr className="border-t border-line">
            <th scope="rowgroup" colSpan={4} className="bg-bg px-3 py-2 text-left font-bold tabular-nums">
              {verdictWords[verdict].word}: {rows.length} of {gates} {plural(gates, "gate", "gates")}
              <span className="font-normal text-soft"> {verdictWords[verdict].means}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <GateEntry key={row.control.id} row={row} {...rest} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
