import { Fragment } from "react";
import { CountLink } from "@/components/ui/count-link";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark, statusLooks, statusOrder } from "@/components/marks/status";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { StageCounts } from "@/lib/domain/posture/coverage/coverage";
import type { Counts } from "@/lib/domain/posture/posture";
import { stageNames } from "@/lib/domain/words/english";
import { askFor, type SnapshotQuery } from "./snapshot-query";

interface CountsTableProps {
  readonly stages: StageCounts;
  readonly whole: Counts;
  /** The list of controls behind a number, if there is one. */
  readonly hrefOf: (ask: Partial<SnapshotQuery>) => string | undefined;
}

const number = "px-1 py-1 text-right sm:px-1.5 last:pr-2 sm:last:pr-3";

/** The number of controls by status and stage, each a link to them. */
export function CountsTable({ stages: counts, whole, hrefOf }: CountsTableProps) {
  const row = (key: Exclude<keyof Counts, "share">, what: string, ask: Partial<SnapshotQuery>) =>
    [...stages, undefined].map((stage) => {
      const count = (stage ? counts[stage] : whole)[key] ?? 0;
      const href = count === 0 ? undefined : hrefOf({ ...ask, stage });
      return (
        <td key={stage ?? "all"} className={number}>
          {href === undefined ? (
            count
          ) : (
            <CountLink
              count={count}
              what={`${what}, ${stage ? stageNames[stage] : "all stages"}`}
              href={href}
            />
          )}
        </td>
      );
    });
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
          <Fragment key={key}>
            <tr className="border-t border-line">
              <th scope="row" className="px-2 py-1 sm:px-3 font-normal">
                <StatusMark status={status} />
              </th>
              {row(key, statusLooks[status].word.toLowerCase(), askFor(status))}
            </tr>
            {key === "missing" && (whole.accepted ?? 0) > 0 && (
              <tr className="text-tiny text-soft">
                <th scope="row" className="px-2 pb-1 pl-6 sm:px-3 sm:pl-7 font-normal">
                  <ClaimNoteMark note={{ is: "accepted", words: "accepted" }} />
                </th>
                {row("accepted", "missing and accepted", { accepted: "yes" })}
              </tr>
            )}
          </Fragment>
        ))}
        <tr className="border-t-2 border-line-strong font-bold">
          <th scope="row" className="px-2 py-1 sm:px-3">
            In scope
          </th>
          {row("inScope", "in scope", askFor("scope"))}
        </tr>
        <tr className="border-t border-line text-soft">
          <th scope="row" className="px-2 py-1 sm:px-3 font-normal">
            Not applicable
          </th>
          {row("notApplicable", "not applicable", askFor("not-applicable"))}
        </tr>
      </tbody>
    </table>
  );
}
