import "../gaps/gap-table.css";
import { aboutMatrix } from "./about-matrix";
import { ThreatEntry } from "./threat-entry";
import type { ThreatMatrix } from "./threat-rows";
import type { Proof } from "@/lib/domain/posture/posture";

interface ThreatTableProps {
  readonly matrices: readonly ThreatMatrix[];
  readonly opened: string | undefined;
  readonly proof: Proof;
  readonly pipelinePath: string;
}

const head = "px-3 py-2 font-medium print:px-1.5";

export function ThreatTable({ matrices, ...rest }: ThreatTableProps) {
  return (
    <table className="gap-table w-full table-fixed border-collapse rounded-card bg-panel text-left shadow-card">
      <caption className="sr-only">Techniques</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className={`${head} w-[8.75rem] print:w-[18%]`}>
            Result
          </th>
          <th scope="col" className={head}>
            Technique
          </th>
          <th scope="col" className={`${head} w-[12rem] print:w-[22%]`}>
            Tactics
          </th>
          <th scope="col" className={`${head} w-[9rem] print:w-[16%]`}>
            Nodes guarded
          </th>
        </tr>
      </thead>
      {matrices
        .filter(({ rows }) => rows.length > 0)
        .map(({ framework, rows }) => (
          <tbody key={framework.id}>
            <tr className="border-t border-line">
              <th scope="rowgroup" colSpan={4} className="bg-bg px-3 py-2 text-left font-bold">
                {aboutMatrix(framework).name}
              </th>
            </tr>
            {rows.map((row) => (
              <ThreatEntry
                key={row.item.id}
                row={row}
                mitigationNames={framework.mitigationNames ?? {}}
                {...rest}
              />
            ))}
          </tbody>
        ))}
    </table>
  );
}
