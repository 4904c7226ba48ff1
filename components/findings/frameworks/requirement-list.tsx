import { ChevronRight } from "lucide-react";
import { ResultMark } from "@/components/marks/result";
import { ClaimsBehind } from "../claims-behind";
import { requirementKey, gapsHref } from "../gaps/gap-query";
import { requirementLooks, type RequirementRow } from "./requirements";
import { standingText } from "../pair-counts";
import type { Proof } from "@/lib/domain/posture/posture";

interface RequirementListProps {
  readonly framework: string;
  readonly rows: readonly RequirementRow[];
  readonly opened: string | undefined;
  readonly proof: Proof;
  readonly pipelinePath: string;
}

export function RequirementList({ rows, ...rest }: RequirementListProps) {
  const sections = new Map<string, RequirementRow[]>();
  for (const row of rows) sections.set(row.section, [...(sections.get(row.section) ?? []), row]);
  return [...sections].map(([name, ofSection]) => (
    <section key={name} className="overflow-clip rounded-card border border-line bg-panel shadow-card">
      <h3 className="bg-bg px-3 py-2">{name}</h3>
      <ul>
        {ofSection.map((row) => (
          <RequirementEntry key={row.item.id} row={row} {...rest} />
        ))}
      </ul>
    </section>
  ));
}

interface RequirementEntryProps extends Omit<RequirementListProps, "rows"> {
  readonly row: RequirementRow;
}

function RequirementEntry({ row, framework, opened, proof, pipelinePath }: RequirementEntryProps) {
  const { item, status, pairs } = row;
  return (
    <li
      id={`requirement-${item.id}`}
      className="keep-together scroll-mt-32 md:scroll-mt-16 border-t border-line"
    >
      <details open={item.id === opened} className="closed-on-paper group">
        <summary className="grid min-h-10 list-none grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 px-3 py-2 -outline-offset-2 hover:bg-bg sm:grid-cols-[auto_8rem_minmax(0,1fr)_13rem] [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            size={14}
            className="shrink-0 self-center text-soft transition-transform group-open:rotate-90"
          />
          <span className="flex">
            <ResultMark look={requirementLooks[status]} />
          </span>
          <span className="min-w-0 break-words max-sm:col-start-2">
            <span className="font-mono text-tiny text-soft">{item.id}</span> {item.title}
            {item.level !== undefined && (
              <span className="text-tiny text-soft">
                {" "}
                {typeof item.level === "number" ? `level ${item.level}` : item.level}
              </span>
            )}
          </span>
          <span className="text-tiny text-soft tabular-nums max-sm:col-start-2 sm:text-right">
            {standingText(row)}
          </span>
        </summary>
        <div className="px-3 pb-3 sm:pl-[calc(0.75rem+14px+0.75rem)]">
          {pairs.length === 0 ? (
            <p className="text-soft">None of the controls that support it applies to anything on the map.</p>
          ) : (
            <>
              <ClaimsBehind pairs={pairs} proof={proof} pipelinePath={pipelinePath} />
              <a
                href={gapsHref(`${pipelinePath}/gaps`, {
                  requirement: requirementKey(framework, item.id),
                  show: "all",
                  proof,
                })}
                className="inline-flex min-h-6 items-center text-blue underline print:hidden"
              >
                All of these in the list of gaps
              </a>
            </>
          )}
        </div>
      </details>
    </li>
  );
}
