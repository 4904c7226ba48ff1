import type { ReactNode } from "react";
import { CoverageBar } from "@/components/marks/bars";
import { Brand } from "@/components/shell/brand";
import type { Report, ReportedWays, StageLine, ToFund } from "@/lib/domain/report/report";
import { method, type ReportFacts } from "@/lib/domain/report/report-markdown";
import { counted, formatDay, stageNames } from "@/lib/domain/words/english";
import "@/components/ui/print.css";
import "./report.css";

interface ReportSheetProps {
  readonly report: Report;
  readonly facts: ReportFacts;
  /** The picture of it. */
  readonly map: ReactNode;
  /** False in a copy that hides them. */
  readonly hasOwners?: boolean | undefined;
}

/** One page for somebody who decides: what is open, what changed, what to fund first. On paper it is one sheet, and needs no colour. */
export function ReportSheet({ report, facts, map, hasOwners = true }: ReportSheetProps) {
  const { lead, counts, evidence, stages, waysIn, toFund, changes } = report;
  return (
    <article className="report mx-auto flex w-full max-w-[50rem] flex-col gap-4 rounded-card border border-line bg-panel px-4 py-5 shadow-card sm:px-8 sm:py-6 print:max-w-none print:gap-2.5 print:border-0 print:p-0 print:shadow-none">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line pb-2">
        <p className="flex min-w-0 items-center gap-3">
          <Brand />
          <span className="min-w-0 break-words text-soft">{facts.name}</span>
        </p>
        <p className="text-soft">
          {facts.of}, {formatDay(facts.at)}
        </p>
      </header>
      <div>
        <h1 className="text-title break-words">
          {lead.stress}
          <span className="font-normal text-soft">{lead.rest}</span>
        </h1>
        <p className="mt-1 text-soft">{counts}</p>
      </div>
      <figure className="report-map overflow-hidden rounded-card border border-line bg-bg">{map}</figure>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4 print:gap-2.5">
          <StageBars stages={stages} />
          {changes && (
            <Part title={changes.heading}>
              <ul className="flex flex-col gap-0.5">
                {changes.lines.map((line) => (
                  <li key={line} className="break-words">
                    {line}
                  </li>
                ))}
              </ul>
            </Part>
          )}
        </div>
        <OpenWays waysIn={waysIn} />
      </div>
      <FundFirst toFund={toFund} hasOwners={hasOwners} />
      <footer className="border-t border-line pt-2 text-tiny text-soft">
        <p>
          {evidence} {method}
        </p>
        <p className="mt-1 flex flex-wrap gap-x-4 break-words">
          {facts.fingerprint !== undefined && (
            <span>
              Fingerprint <code className="font-mono break-all">{facts.fingerprint}</code>
            </span>
          )}
          <span>Revision {facts.revision}</span>
          <span>Catalogue {facts.catalogue}</span>
          <span>{facts.analysis}</span>
        </p>
      </footer>
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="keep-together min-w-0">
      <h2 className="mb-1 text-lead">{title}</h2>
      {children}
    </section>
  );
}

function StageBars({ stages }: { readonly stages: readonly StageLine[] }) {
  return (
    <Part title="In place, by stage">
      <table className="w-full border-collapse">
        <caption className="sr-only">Controls in place, by stage</caption>
        <tbody>
          {stages.map(({ stage, counts, inPlace, inScope }) => (
            <tr key={stage}>
              <th scope="row" className="py-0.5 pr-3 text-left font-normal">
                {stageNames[stage]}
              </th>
              <td className="w-full py-0.5">
                <CoverageBar counts={counts} />
              </td>
              <td className="py-0.5 pl-3 text-right whitespace-nowrap tabular-nums">
                {inPlace} of {inScope}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function OpenWays({ waysIn }: { readonly waysIn: ReportedWays | undefined }) {
  if (!waysIn)
    return (
      <Part title="Ways in">
        <p className="text-soft">Not part of it: they were not worked out yet when it was taken.</p>
      </Part>
    );
  const { heading, rows, left } = waysIn;
  return (
    <Part title={heading}>
      {rows.length === 0 ? (
        <p className="text-soft">None that the map or an answer shows is open.</p>
      ) : (
        <ol className="flex flex-col gap-1.5 rounded-card border border-missing bg-danger-soft px-3 py-2">
          {rows.map(({ title, sentence }) => (
            <li key={title} className="break-words">
              <b className="text-missing">{title}</b>: {sentence}
            </li>
          ))}
          {left > 0 && <li>{counted(left, "more way in", "more ways in")}, not listed here.</li>}
        </ol>
      )}
    </Part>
  );
}

function FundFirst({
  toFund,
  hasOwners,
}: {
  readonly toFund: readonly ToFund[] | undefined;
  readonly hasOwners: boolean;
}) {
  if (toFund === undefined) return null;
  return (
    <Part title={toFund.length === 1 ? "The one thing to fund" : "To fund first"}>
      {toFund.length === 0 ? (
        <p className="text-soft">No single change closes a way in or a bypass.</p>
      ) : (
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">What to fund first, and what it closes</caption>
          <thead className="text-soft">
            <tr>
              {["What", "What it buys", ...(hasOwners ? ["Owner"] : []), "By"].map((name) => (
                <th key={name} scope="col" className="py-1 pr-3 font-medium max-sm:sr-only print:not-sr-only">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {toFund.map(({ title, buys, owner, due }) => (
              <tr key={title} className="border-t border-line align-top max-sm:block print:table-row">
                <th scope="row" className="py-1 pr-3 break-words max-sm:block print:table-cell">
                  {title}
                </th>
                <td className="py-1 pr-3 break-words max-sm:block print:table-cell">{buys}</td>
                {hasOwners && (
                  <td className="py-1 pr-3 break-words max-sm:inline print:table-cell">
                    {owner ?? "nobody yet"}
                  </td>
                )}
                <td className="py-1 whitespace-nowrap max-sm:inline print:table-cell">
                  {due === undefined ? "no date" : formatDay(due)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
