import { counted } from "@/lib/domain/words/english";

const [width, height] = [72, 24];

/** How many controls were open in the snapshots of the last 90 days and are now, as a line, and by how many that changed. */
export function OpenTrend({ points }: { readonly points: readonly number[] }) {
  const [first = 0, ...others] = points;
  const last = others.at(-1);
  if (last === undefined)
    return <span className="sr-only">No snapshot of the last 90 days to compare with.</span>;
  const change = last - first;
  const tone = change === 0 ? "neutral" : change < 0 ? "standing" : "missing";
  const least = Math.min(...points);
  const span = Math.max(1, Math.max(...points) - least);
  const at = points.map((value, index) => ({
    x: 3 + (index * (width - 8)) / (points.length - 1),
    y: height - 4 - ((value - least) / span) * (height - 9),
  }));
  const end = at.at(-1);
  return (
    <span className={`inline-flex items-center gap-2 text-tiny font-bold tabular-nums ${texts[tone]}`}>
      <svg aria-hidden width={width} height={height} className="shrink-0">
        <path
          d={`M${at.map(({ x, y }) => `${x} ${y}`).join("L")}`}
          strokeWidth={1.75}
          strokeLinejoin="round"
          className={`fill-none ${strokes[tone]}`}
        />
        <circle cx={end?.x} cy={end?.y} r={2.75} className={fills[tone]} />
      </svg>
      <span aria-hidden>{change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "0"}</span>
      <span className="sr-only">
        {change === 0
          ? "As many open as in the first snapshot of the last 90 days."
          : `${counted(Math.abs(change), "control")} ${change > 0 ? "more" : "fewer"} open than in the first snapshot of the last 90 days.`}
      </span>
    </span>
  );
}

const texts = { neutral: "text-neutral", standing: "text-standing", missing: "text-missing" } as const;
const strokes = {
  neutral: "stroke-neutral",
  standing: "stroke-standing",
  missing: "stroke-missing",
} as const;
const fills = { neutral: "fill-neutral", standing: "fill-standing", missing: "fill-missing" } as const;
