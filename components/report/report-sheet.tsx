import type { ReactNode } from "react";
import { ChangesSince, FirstGaps, FundFirst, OpenWays, StageBars } from "@/components/findings/cover-parts";
import { LineLegend } from "@/components/marks/line-legend";
import { Brand } from "@/components/shell/brand";
import type { Report } from "@/lib/domain/report/report";
import { method, type ReportFacts } from "@/lib/domain/report/report-markdown";
import { formatDay } from "@/lib/domain/words/english";
import "@/components/ui/print.css";
import "./report.css";

interface ReportSheetProps {
  readonly report: Report;
  readonly facts: ReportFacts;
  /** Its picture. */
  readonly map: ReactNode;
  /** False in a copy that hides them. */
  readonly hasOwners?: boolean | undefined;
  readonly ownerText?: ((owner: string) => string) | undefined;
}

/** One page for decision makers: gaps, changes, and what to fund first. On paper it is one sheet, and needs no colour. */
export function ReportSheet({ report, facts, map, hasOwners = true, ownerText }: ReportSheetProps) {
  const { lead, counts, evidence, stages, waysIn, toFund, gaps, changes } = report;
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
      <figure
        aria-label="Map"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
        tabIndex={0}
        className="report-map overflow-x-auto rounded-card border border-line bg-bg"
      >
        {map}
      </figure>
      <LineLegend className="-mt-2 print:-mt-1">
        {waysIn && waysIn.rows.length > 0 && (
          <li className="flex items-center gap-1.5">
            <span
              aria-hidden
              className="grid size-4 place-items-center rounded-full bg-missing! text-[11px] font-bold text-panel [print-color-adjust:exact]"
            >
              1
            </span>
            the first entry point
          </li>
        )}
      </LineLegend>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4 print:gap-2.5">
          <StageBars stages={stages} />
          {changes && <ChangesSince changes={changes} />}
        </div>
        <OpenWays waysIn={waysIn} />
      </div>
      <FundFirst toFund={toFund} hasOwners={hasOwners} ownerText={ownerText} />
      <FirstGaps gaps={gaps} />
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
