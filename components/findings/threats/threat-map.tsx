import { clsx } from "clsx";
import Link from "next/link";
import type { NumberLink } from "../link-numbers";
import { NumberLinks } from "../number-links";
import { compareTactics, tacticName } from "./tactics";
import { threatLooks } from "./threat-look";
import type { AskedResult } from "./threat-query";
import type { ThreatRow } from "./threat-rows";
import { threatNumber } from "./threat-sentence";

interface ThreatMapProps {
  readonly label: string;
  readonly rows: readonly ThreatRow[];
  readonly columns: string;
  readonly hrefOf: (technique: string) => string;
  /** The table narrowed to a tactic. */
  readonly tacticHref: (tactic: string, asked: AskedResult) => string;
}

/** Tactics as columns and techniques as their cells; a technique of several tactics stands in each. */
export function ThreatMap({ label, rows, columns, hrefOf, tacticHref }: ThreatMapProps) {
  const tactics = [...new Set(rows.flatMap(({ item }) => item.tactics ?? []))].toSorted(compareTactics);
  return (
    <ul aria-label={label} className={clsx("grid items-start gap-x-1.5 gap-y-4", columns)}>
      {tactics.map((tactic) => {
        const ofTactic = rows.filter(({ item }) => item.tactics?.includes(tactic));
        return (
          <li key={tactic} className="flex min-w-0 flex-col gap-1">
            <div className="text-tiny lg:flex lg:min-h-[3.25rem] lg:flex-col lg:justify-end xl:min-h-0">
              <h3>{tacticName(tactic)}</h3>
              <p className="text-soft">
                <NumberLinks
                  sentence={openText(ofTactic)}
                  links={openNumbers(ofTactic, tactic, tacticHref)}
                />
              </p>
            </div>
            <ul className="flex flex-col gap-1">
              {ofTactic.map((row) => (
                <ThreatCell key={row.item.id} row={row} href={hrefOf(row.item.id)} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function openText(rows: readonly ThreatRow[]): string {
  const relevant = rows.filter(({ status }) => status !== "not-relevant").length;
  return `${rows.filter(({ status }) => status === "open").length} of ${relevant} open`;
}

function openNumbers(
  rows: readonly ThreatRow[],
  tactic: string,
  hrefOf: ThreatMapProps["tacticHref"],
): readonly NumberLink[] {
  return (["open", "relevant"] as const).map((asked) => {
    const link = threatNumber(rows, asked, (one) => hrefOf(tactic, one));
    return { ...link, what: `${link.what} of ${tacticName(tactic)}` };
  });
}

function ThreatCell({
  row: { item, parent, status, relevantNodes, guardedNodes, isUnassessed },
  href,
}: {
  readonly row: ThreatRow;
  readonly href: string;
}) {
  const { Icon, word, text, cell } = threatLooks[status];
  return (
    <li className={clsx("keep-together", parent !== undefined && "pl-2")}>
      <Link
        href={href}
        prefetch={false}
        className={clsx(
          "block rounded-control border px-1.5 py-1 text-tiny leading-snug [print-color-adjust:exact] hover:border-ink",
          cell,
          isUnassessed && "border-dashed",
        )}
      >
        <span className="flex flex-wrap items-center gap-x-1 font-bold">
          <Icon aria-hidden size={12} strokeWidth={2.75} className={clsx("shrink-0", text)} />
          {word}
          {relevantNodes > 0 && (
            <span className="ml-auto font-normal tabular-nums">
              {guardedNodes}
              <span aria-hidden>/</span>
              <span className="sr-only"> of </span>
              {relevantNodes}
              <span className="sr-only"> nodes,</span>
            </span>
          )}
        </span>
        <span className="block break-words hyphens-auto">{item.title}</span>
        <span className="sr-only">
          {" "}
          {item.id}
          {isUnassessed && ", nothing assessed yet"}
        </span>
      </Link>
    </li>
  );
}
