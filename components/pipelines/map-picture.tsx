import type { MapPicture as Picture } from "@/lib/domain/portfolio/map-picture";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

interface MapPictureProps {
  readonly picture: Picture | undefined;
  readonly width: number;
  readonly height: number;
  readonly className?: string;
}

const margin = 4;

/** A card of the picture is red where something is missing, and so on, as on the map; hollow where nobody has said. */
const looks: { readonly [S in EffectiveStatus]: string } = {
  verified: "fill-standing/55 stroke-standing",
  declared: "fill-standing/55 stroke-standing",
  stale: "fill-partial/55 stroke-partial",
  partial: "fill-partial/55 stroke-partial",
  planned: "fill-planned/55 stroke-planned",
  contradicted: "fill-missing/55 stroke-missing",
  missing: "fill-missing/55 stroke-missing",
  "not-assessed": "fill-panel stroke-control",
  "not-applicable": "fill-panel stroke-control",
};

/** A map as small as a row. What it shows is said beside it in words. */
export function MapPicture({ picture, width, height, className }: MapPictureProps) {
  const columns = picture ? stages.map((stage) => picture.columns[stage]) : [1, 1, 1];
  const count = columns.reduce((sum, one) => sum + one, 0);
  const [step, rowHeight] = [(width - 2 * margin) / count, (height - 2 * margin) / (picture?.rows ?? 1)];
  const card = { width: step * 0.62, height: Math.min(rowHeight * 0.62, height / 3) };
  const middle = ({ column, row }: { readonly column: number; readonly row: number }) => ({
    x: margin + step * (column + 0.5),
    y: margin + rowHeight * (row + 0.5),
  });
  const [build = 1, distribute = 1] = columns;
  return (
    <svg aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={className}>
      <rect width={width} height={height} rx={5} className="fill-bg" />
      <rect x={margin + step * build} width={step * distribute} height={height} className="fill-panel" />
      {picture?.lines.map(({ from, to, isByHand }) => {
        const [start, end] = [picture.cards[from], picture.cards[to]];
        if (!start || !end) return null;
        return (
          <path
            key={`${from} ${to}`}
            d={elbow(middle(start), middle(end))}
            strokeWidth={1.25}
            strokeDasharray={isByHand ? "3 2" : undefined}
            className={`fill-none ${isByHand ? "stroke-ink" : "stroke-blue"}`}
          />
        );
      })}
      {picture?.cards.map((place) => {
        const { x, y } = middle(place);
        return (
          <g key={`${place.column} ${place.row}`}>
            <rect x={x - card.width / 2} y={y - card.height / 2} {...card} rx={1.5} className="fill-panel" />
            <rect
              x={x - card.width / 2}
              y={y - card.height / 2}
              {...card}
              rx={1.5}
              className={looks[place.status ?? "not-assessed"]}
            />
          </g>
        );
      })}
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={5} className="fill-none stroke-line" />
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function elbow(from: Point, to: Point): string {
  const bend = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}H${bend}V${to.y}H${to.x}`;
}
