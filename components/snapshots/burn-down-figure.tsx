import Link from "next/link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { UtcTime } from "@/components/marks/times";
import type { LeftOnDay } from "@/lib/domain/compare/burn-down";
import { formatStateRef } from "@/lib/domain/compare/state-ref";
import { counted, formatDay, plural } from "@/lib/domain/words/english";
import { burnDownRows } from "./burn-down-rows";
import { Lines } from "./trend-charts";
import { mostOf } from "./trend-drawing";
import { TrendReading } from "./trend-reading";

interface BurnDownFigureProps {
  readonly pipelineId: string;
  readonly burnDown: {
    readonly today: string;
    readonly days: readonly LeftOnDay[];
    readonly left: number;
    readonly overdue: number;
    readonly undated: number;
    readonly until: string | undefined;
    readonly isCut: boolean;
  };
}

/** More points would be unreadable, and too close for a pointer. */
const mostDrawn = 80;

/** Progress of the plan: the remaining and the expected number on each day, with a link to the planned state. */
export function BurnDownFigure({ pipelineId, burnDown }: BurnDownFigureProps) {
  const { today, days, until, isCut } = burnDown;
  const drawn = burnDownRows(days, { today, until, most: mostDrawn });
  const { rows } = drawn;
  const target = formatStateRef({ pipeline: pipelineId, at: { target: undefined } });
  return (
    <section
      aria-labelledby="burn-down"
      className="keep-together mb-5 rounded-card border border-line bg-panel p-4 shadow-card"
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="burn-down" className="text-lead">
          Burn-down of planned controls
        </h2>
        <Link
          href={`/compare?from=${formatStateRef({ pipeline: pipelineId, at: "now" })}&to=${target}`}
          prefetch={false}
          className="inline-flex min-h-6 items-center text-blue hover:underline max-sm:pointer-coarse:min-h-11"
        >
          Compare now with the planned state
        </Link>
      </div>
      <p className="mb-3 max-w-[80ch]">{planSentences(burnDown)}</p>
      <TrendReading
        title="Day in the chart"
        first={drawn.today}
        names={["Planned controls left", "Left at an even pace"]}
        rows={rows.map((row) => ({
          label: formatDay(row.day),
          values: [row.left === undefined ? "to come" : String(row.left), paceWords(row.ideal)],
          note: noteOf(row.day, today),
        }))}
      >
        <Lines
          title={`Planned controls, from ${formatDay(rows[0]?.day ?? today)} to ${formatDay(rows.at(-1)?.day ?? today)}`}
          unit={plural(mostOf(days.map(({ left }) => left)), " claim")}
          mark={{ at: drawn.today, words: `Today, ${formatDay(today)}` }}
          lines={[
            ["Left", "stroke-planned", rows.map((row) => row.left)],
            ...(until === undefined
              ? []
              : [
                  [
                    `At an even pace, none left on ${formatDay(until)}`,
                    "stroke-neutral [stroke-dasharray:5_3]",
                    rows.map((row) => row.ideal),
                  ] as const,
                ]),
          ]}
        />
      </TrendReading>
      {isCut && (
        <p className="mt-3 text-tiny text-soft">Only the newest 20,000 changes in the log are counted.</p>
      )}
      <details className="group mt-4">
        <summary className="min-h-6 w-fit rounded text-soft hover:text-ink">As numbers</summary>
        <DayTable days={days.toReversed()} />
      </details>
    </section>
  );
}

function planSentences({ left, overdue, undated }: BurnDownFigureProps["burnDown"]): string {
  return [
    `${counted(left, "planned control")} left.`,
    ...(overdue > 0
      ? [`${overdue} ${plural(overdue, "is", "are")} overdue: not in place after the planned day.`]
      : []),
    ...(undated > 0 ? [`${undated} ${plural(undated, "has", "have")} no planned day.`] : []),
  ].join(" ");
}

function paceWords(ideal: number | undefined): string {
  return ideal === undefined ? "no date" : String(Math.round(ideal * 10) / 10);
}

function noteOf(day: string, today: string): string {
  if (day === today) return "Today";
  return day < today ? "At the end of that day" : "In the future";
}

/** @param days newest first */
function DayTable({ days }: { readonly days: readonly LeftOnDay[] }) {
  return (
    <ScrollRegion label="Burn-down as numbers">
      <table className="w-full max-w-96 border-collapse text-left tabular-nums">
        <thead className="text-tiny text-soft">
          <tr>
            <th scope="col" className="px-1.5 py-1 font-medium">
              End of
            </th>
            <th scope="col" className="px-1.5 py-1 text-right font-medium">
              Planned controls left{" "}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, left }) => (
            <tr key={day} className="border-t border-line">
              <th scope="row" className="px-1.5 py-1 font-normal">
                <UtcTime at={day} />
              </th>
              <td className="px-1.5 py-1 text-right">{left}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
