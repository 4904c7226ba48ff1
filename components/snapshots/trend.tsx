import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { formatDay, stageNames } from "@/lib/domain/words/english";
import { timelineAddress } from "./timeline-query";
import { type Change, Controls, Lines } from "./trend-charts";
import { trendFigures } from "./trend-drawing";
import { TrendReading } from "./trend-reading";
import { TrendTable } from "./trend-table";
import { countedBy, factNames, factsOf, type TrendRow, type TrendSnapshot } from "./trend-words";

interface TrendProps {
  /** The page of the snapshots. */
  readonly path: string;
  readonly stage: Stage | undefined;
  /** Oldest first, at least two. */
  readonly points: readonly TrendSnapshot[];
  readonly total: number;
  /** The charts show every `step`-th snapshot. */
  readonly step: number;
}

/** The counts over all snapshots: charts, the figures of one snapshot, and a table. */
export function Trend({ path, stage, points, total, step }: TrendProps) {
  const rows = points.map((point) => ({ ...point, figures: trendFigures(point.coverage, stage) }));
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  const changes = changesIn(rows);
  const isBroken = rows.some(({ figures }) => figures.waysIn === undefined);
  return (
    <section
      aria-labelledby="trend"
      className="keep-together rounded-card border border-line bg-panel p-4 shadow-card"
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="trend" className="text-lead">
          Trend
        </h2>
        <StageLinks path={path} stage={stage} />
      </div>
      <TrendReading
        title="Snapshot in the charts"
        names={factNames}
        rows={rows.map((row) => ({
          label: `#${row.number}, ${formatDay(row.takenAt)}`,
          values: factsOf(row),
          note: `Counted by ${countedBy(row.catalogue, row.figures.analysis)}`,
        }))}
      >
        <Controls rows={rows} changes={changes} of={stage ? stageNames[stage] : "all stages"} />
        <div className="mt-5 grid gap-x-6 gap-y-4 sm:grid-cols-3">
          <Lines
            title="Entry points and gates, whole pipeline"
            unit=""
            lines={[
              [
                "Unprotected entry points, confirmed",
                "stroke-missing",
                rows.map(({ figures }) => figures.waysIn?.said),
              ],
              [
                "assumed",
                "stroke-partial [stroke-dasharray:5_3]",
                rows.map(({ figures }) => figures.waysIn?.assumed),
              ],
              [
                "Bypassed gates",
                "stroke-planned [stroke-dasharray:1.5_3.5]",
                rows.map(({ figures }) => figures.bypasses),
              ],
            ]}
          />
          <Lines
            title="Verified share of controls in place"
            unit="%"
            most={100}
            lines={[
              [
                "Verified (the rest is only declared)",
                "stroke-standing",
                rows.map(({ figures }) => figures.verifiedShare),
              ],
            ]}
          />
          <Lines
            title="Mean age of valid evidence"
            unit=" days"
            lines={[
              [
                "Newest evidence of each verified control",
                "stroke-neutral",
                rows.map(({ figures }) => figures.evidenceDays),
              ],
            ]}
          />
        </div>
        <Notes>
          {step > 1 &&
            `The charts show every ${ordinal(step)} of ${total} snapshots, counted back from the newest, and the first. The list below has all.`}
          {isBroken &&
            "A break in a line marks snapshots from before that figure was recorded. Blueline does not calculate it later."}
          {changes.length > 0 &&
            `Dotted vertical lines mark a new catalogue or analysis (${changes
              .slice(-3)
              .map(({ words }) => words)
              .join("; ")}), which can change the numbers by itself.`}
        </Notes>
      </TrendReading>
      <details className="group mt-4">
        <summary className="min-h-6 w-fit rounded text-soft hover:text-ink">As numbers</summary>
        <TrendTable rows={rows.toReversed()} stage={stage} />
      </details>
    </section>
  );
}

function StageLinks({ path, stage }: Pick<TrendProps, "path" | "stage">) {
  return (
    <nav aria-label="Stage of the trend" className="flex flex-wrap gap-1 print:hidden">
      {[undefined, ...stages].map((one) => (
        <Link
          key={one ?? "all"}
          href={timelineAddress.href(path, { stage: one })}
          prefetch={false}
          scroll={false}
          aria-current={one === stage ? "true" : undefined}
          className={clsx(
            "inline-flex min-h-7 items-center rounded-control border px-2.5 text-tiny max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:min-w-11 max-sm:pointer-coarse:justify-center",
            one === stage ? "border-primary bg-blue-soft font-bold" : "border-line-strong hover:bg-bg",
          )}
        >
          {one ? stageNames[one] : "All stages"}
        </Link>
      ))}
    </nav>
  );
}

/** The snapshots that start a new way of counting. */
function changesIn(rows: readonly TrendRow[]): readonly Change[] {
  return rows.flatMap(({ number, catalogue, figures: { analysis } }, at) => {
    const before = rows[at - 1];
    if (!before) return [];
    const isOther =
      before.catalogue !== catalogue ||
      (before.figures.analysis !== undefined &&
        analysis !== undefined &&
        before.figures.analysis !== analysis);
    return isOther ? [{ at, words: `#${number}: catalogue ${catalogue}` }] : [];
  });
}

function Notes({ children }: { readonly children: readonly (string | false)[] }): ReactNode {
  const notes = children.filter((note) => note !== false);
  return (
    notes.length > 0 && (
      <ul className="mt-3 flex max-w-[80ch] flex-col gap-1 text-tiny text-soft">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    )
  );
}

/** "2nd", "42nd", "13th". */
function ordinal(number: number): string {
  const [tens, ones] = [number % 100, number % 10];
  const isTeen = tens > 10 && tens < 20;
  return `${number}${(!isTeen && { 1: "st", 2: "nd", 3: "rd" }[ones]) || "th"}`;
}
