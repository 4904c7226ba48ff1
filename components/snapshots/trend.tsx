import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { statusLooks } from "@/components/marks/status";
import type { Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { counted, formatDay, stageNames } from "@/lib/domain/words/english";
import { timelineAddress } from "./timeline-query";
import { drawAreas, drawLine, mostOf, placeOf, trendFigures } from "./trend-drawing";
import { Plot, TrendReading } from "./trend-reading";
import { TrendTable } from "./trend-table";
import { countedBy, factNames, factsOf, type TrendRow, type TrendSnapshot } from "./trend-words";

const [width, height, low] = [600, 160, 64];

interface TrendProps {
  /** The page of the snapshots. */
  readonly path: string;
  readonly stage: Stage | undefined;
  /** Oldest first, at least two. */
  readonly points: readonly TrendSnapshot[];
  readonly total: number;
  /** Every so many are drawn. */
  readonly step: number;
}

/** How the counts moved from snapshot to snapshot: pictures, one snapshot's figures beside them, and all of them as a table. */
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
            title="Ways in and gates, whole pipeline"
            unit=""
            lines={[
              ["Open ways in, said", "stroke-missing", rows.map(({ figures }) => figures.waysIn?.said)],
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
            title="Verified, of what is in place"
            unit="%"
            most={100}
            lines={[
              [
                "Verified; the rest is declared alone",
                "stroke-standing",
                rows.map(({ figures }) => figures.verifiedShare),
              ],
            ]}
          />
          <Lines
            title="Mean age of evidence that counts"
            unit=" days"
            lines={[
              [
                "The newest piece of each verified control",
                "stroke-neutral",
                rows.map(({ figures }) => figures.evidenceDays),
              ],
            ]}
          />
        </div>
        <Notes>
          {step > 1 &&
            `Drawn of ${total} snapshots: every ${ordinal(step)}, counted back from the newest, and the first. All are in the list below.`}
          {isBroken &&
            "A line is broken where a snapshot was taken before that figure was kept: nothing is worked out later for it."}
          {changes.length > 0 &&
            `Dotted upright lines: counted by another catalogue or analysis from there on (${changes
              .slice(-3)
              .map(({ words }) => words)
              .join("; ")}), which alone can move the numbers.`}
        </Notes>
      </TrendReading>
      <details className="group mt-4">
        <summary className="min-h-6 w-fit rounded text-soft hover:text-ink">The same as numbers</summary>
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
            "inline-flex min-h-7 items-center rounded-control border px-2.5 text-tiny",
            one === stage ? "border-primary bg-blue-soft font-bold" : "border-line-strong hover:bg-bg",
          )}
        >
          {one ? stageNames[one] : "All stages"}
        </Link>
      ))}
    </nav>
  );
}

interface Change {
  readonly at: number;
  readonly words: string;
}

/** From which snapshots on the counting itself is another. */
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

interface ControlsProps {
  readonly rows: readonly TrendRow[];
  readonly changes: readonly Change[];
  readonly of: string;
}

function Controls({ rows, changes, of }: ControlsProps) {
  const drawing = drawAreas(
    rows.map(({ figures }) => figures.counts),
    width,
    height,
  );
  const [first, last] = [rows[0], rows.at(-1)];
  return (
    <figure>
      <p className="mb-1.5 text-tiny text-soft tabular-nums">{counted(drawing.most, "control")}</p>
      <Plot>
        <svg
          role="img"
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="block h-40 w-full overflow-visible border-b border-line-strong"
        >
          <title>{`Controls of ${of} by status, from snapshot ${first?.number} to snapshot ${last?.number}; the numbers are in the table below`}</title>
          {drawing.areas.map(({ status, path }) => (
            <path
              key={status}
              d={path}
              strokeWidth={1}
              vectorEffect="non-scaling-stroke"
              className={statusLooks[status].bar}
            />
          ))}
          <path
            d={drawing.scope}
            strokeWidth={2.5}
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
            className="fill-none stroke-ink"
          />
          {changes.map(({ at }) => (
            <path
              key={at}
              d={`M${placeOf(at, rows.length) * width} 0V${height}`}
              strokeWidth={1.5}
              vectorEffect="non-scaling-stroke"
              className="fill-none stroke-ink [stroke-dasharray:2_3]"
            />
          ))}
        </svg>
      </Plot>
      <p className="mt-1 flex justify-between gap-4 text-tiny text-soft tabular-nums">
        <span>
          #{first?.number}, {formatDay(first?.takenAt ?? "")}
        </span>
        <span>
          #{last?.number}, {formatDay(last?.takenAt ?? "")}
        </span>
      </p>
      <figcaption className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-tiny text-soft">
        <LineSwatch className="stroke-ink" text="In scope" />
        {drawing.areas.map(({ status }) => (
          <span key={status} className="inline-flex items-center gap-1">
            <svg aria-hidden width={12} height={10} viewBox="0 0 12 10">
              <rect x={0.5} y={0.5} width={11} height={9} className={statusLooks[status].bar} />
            </svg>
            {statusLooks[status].word}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface LinesProps {
  readonly title: string;
  readonly unit: string;
  /** The top of the plane; absent: the largest value. */
  readonly most?: number;
  readonly lines: readonly (readonly [name: string, look: string, values: readonly (number | undefined)[]])[];
}

function Lines({ title, unit, most, lines }: LinesProps) {
  const top = most ?? Math.ceil(mostOf(lines.flatMap(([, , values]) => values)));
  const isKnown = lines.some(([, , values]) => values.some((value) => value !== undefined));
  return (
    <figure className="min-w-0">
      <p className="text-tiny font-medium">{title}</p>
      <p className="mb-1.5 text-tiny text-soft tabular-nums">{isKnown ? `${top}${unit}` : "not kept yet"}</p>
      <Plot>
        <svg
          role="img"
          viewBox={`0 0 ${width} ${low}`}
          preserveAspectRatio="none"
          className="block h-16 w-full overflow-visible border-b border-line-strong"
        >
          <title>{`${title}; the numbers are in the table below`}</title>
          {lines.map(([name, look, values]) => (
            <path
              key={name}
              d={drawLine(values, top, width, low)}
              strokeWidth={2.25}
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
              className={`fill-none ${look}`}
            />
          ))}
        </svg>
      </Plot>
      <figcaption className="mt-1.5 flex flex-wrap gap-x-3 gap-y-0.5 text-tiny text-soft">
        {lines.map(([name, look]) => (
          <LineSwatch key={name} className={look} text={name} />
        ))}
      </figcaption>
    </figure>
  );
}

function LineSwatch({ className, text }: { readonly className: string; readonly text: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <svg aria-hidden width={18} height={8} viewBox="0 0 18 8" className="shrink-0">
        <path d="M1 4H17" strokeWidth={2.25} className={`fill-none ${className}`} />
      </svg>
      {text}
    </span>
  );
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
