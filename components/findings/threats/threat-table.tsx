import "../gaps/gap-table.css";
import { tableHead } from "@/components/ui/table";
import type { ThreatMatrix, ThreatRow } from "./threat-rows";
import type { Proof } from "@/lib/domain/posture/posture";
import { ChevronRight } from "lucide-react";
import { OutsideLink } from "@/components/ui/outside-link";
import { ClaimsBehind } from "../claims-behind";
import { gapsHref } from "../gaps/gap-query";
import { ResultMark } from "@/components/marks/result";
import { compareTactics, tacticName, aboutMatrix } from "./tactics";
import { threatLooks } from "./threat-look";
import { numberLook } from "@/components/ui/count-link";

interface ThreatEntryProps {
  readonly row: ThreatRow;
  readonly mitigationNames: { readonly [mitigation: string]: string };
  readonly opened: string | undefined;
  readonly proof: Proof;
  readonly pipelinePath: string;
}

const cell = "px-3 py-2 align-top print:px-1.5";

interface ThreatTableProps {
  readonly matrices: readonly ThreatMatrix[];
  readonly opened: string | undefined;
  readonly proof: Proof;
  readonly pipelinePath: string;
}

export function ThreatTable({ matrices, ...rest }: ThreatTableProps) {
  return (
    <table className="gap-table w-full table-fixed border-collapse rounded-card bg-panel text-left shadow-card">
      <caption className="sr-only">Techniques</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className={`${tableHead} w-[8.75rem] print:w-[18%]`}>
            Result
          </th>
          <th scope="col" className={tableHead}>
            Technique
          </th>
          <th scope="col" className={`${tableHead} w-[12rem] print:w-[22%]`}>
            Tactics
          </th>
          <th scope="col" className={`${tableHead} w-[9rem] print:w-[16%]`}>
            Nodes protected
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

function ThreatEntry({ row, mitigationNames, opened, proof, pipelinePath }: ThreatEntryProps) {
  const { item, parent, status, relevantNodes, guardedNodes, isUnassessed, pairs } = row;
  const { mitigations = [], tactics = [], replacedBy, url } = item;
  return (
    <tr id={item.id} className="gap-entry scroll-mt-32 md:scroll-mt-16 border-t border-line">
      <td className={cell}>
        <ResultMark look={threatLooks[status]} />
      </td>
      <th scope="row" className={`${cell} text-left font-normal break-words`}>
        <details open={item.id === opened} className="closed-on-paper group">
          <summary className="flex min-h-6 list-none items-baseline gap-2 [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              size={14}
              className="shrink-0 self-center text-soft transition-transform group-open:rotate-90"
            />
            <span className="min-w-0">
              <span className="font-mono text-tiny text-soft">{item.id}</span>{" "}
              {parent !== undefined && `${parent}: `}
              <span className="font-medium">{item.title}</span>
            </span>
          </summary>
          <div className="mt-1 flex flex-col gap-1.5 pl-[22px]">
            {pairs.length === 0 ? (
              <p className="text-soft">No control that mitigates it applies to a node on the map.</p>
            ) : (
              <ClaimsBehind pairs={pairs} proof={proof} pipelinePath={pipelinePath} />
            )}
            <p className="text-tiny text-soft">
              {mitigations.length > 0
                ? `ATT&CK itself names ${mitigations.map((id) => `${id} ${new Map(Object.entries(mitigationNames)).get(id) ?? ""}`.trim()).join(", ")}.`
                : "ATT&CK itself names no mitigation."}
              {replacedBy !== undefined && ` In version 19 it is ${replacedBy}.`}{" "}
              {url !== undefined && <OutsideLink href={url}>{item.id} at attack.mitre.org</OutsideLink>}
            </p>
          </div>
        </details>
      </th>
      <td className={`${cell} text-soft`}>{tactics.toSorted(compareTactics).map(tacticName).join(", ")}</td>
      <td className={`${cell} tabular-nums`}>
        <span className="narrow-only text-soft">Nodes protected: </span>
        {relevantNodes === 0 ? (
          <span className="text-soft">none relevant</span>
        ) : (
          <a
            href={gapsHref(`${pipelinePath}/gaps`, {
              technique: item.id,
              show: "scope",
              proof,
              sort: "node",
            })}
            className={numberLook}
          >
            {guardedNodes} of {relevantNodes}
            <span className="sr-only"> nodes protected against {item.id}</span>
          </a>
        )}
        {isUnassessed && <span className="block text-tiny text-soft"> no control assessed yet</span>}
      </td>
    </tr>
  );
}
