import { statusLooks } from "@/components/marks/status";
import { counted, formatDay } from "@/lib/domain/words/english";
import { drawAreas, drawLine, mostOf, placeOf } from "./trend-drawing";
import { Plot } from "./trend-reading";
import type { TrendRow } from "./trend-words";

const [width, height, low] = [600, 160, 64];

/** A snapshot that starts a new way of counting. */
export interface Change {
  readonly at: number;
  readonly words: string;
}

interface ControlsProps {
  readonly rows: readonly TrendRow[];
  readonly changes: readonly Change[];
  readonly of: string;
}

/** Controls by status, stacked, below the line of controls in scope. */
export function Controls({ rows, changes, of }: ControlsProps) {
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
            <Upright key={at} at={at} of={rows.length} height={height} />
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

interface UprightProps {
  readonly at: number;
  /** The number of places. */
  readonly of: number;
  readonly height: number;
}

function Upright({ at, of, height: down }: UprightProps) {
  return (
    <path
      d={`M${placeOf(at, of) * width} 0V${down}`}
      strokeWidth={1.5}
      vectorEffect="non-scaling-stroke"
      className="fill-none stroke-ink [stroke-dasharray:2_3]"
    />
  );
}

interface LinesProps {
  readonly title: string;
  readonly unit: string;
  /** The top of the chart; absent: the largest value. */
  readonly most?: number;
  /** A place with a dotted vertical line and its label. */
  readonly mark?: { readonly at: number; readonly words: string };
  readonly lines: readonly (readonly [name: string, look: string, values: readonly (number | undefined)[]])[];
}

/** A small line chart. */
export function Lines({ title, unit, most, mark, lines }: LinesProps) {
  const top = most ?? Math.ceil(mostOf(lines.flatMap(([, , values]) => values)));
  const isKnown = lines.some(([, , values]) => values.some((value) => value !== undefined));
  return (
    <figure className="min-w-0">
      <p className="text-tiny font-medium">{title}</p>
      <p className="mb-1.5 text-tiny text-soft tabular-nums">
        {isKnown ? `${top}${unit}` : "not recorded yet"}
      </p>
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
          {mark && <Upright at={mark.at} of={lines[0]?.[2].length ?? 0} height={low} />}
        </svg>
      </Plot>
      <figcaption className="mt-1.5 flex flex-wrap gap-x-3 gap-y-0.5 text-tiny text-soft">
        {lines.map(([name, look]) => (
          <LineSwatch key={name} className={look} text={name} />
        ))}
        {mark && <LineSwatch className="stroke-ink [stroke-dasharray:2_3]" text={mark.words} />}
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
