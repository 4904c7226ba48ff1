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

/** The card colours of the map: red for missing, and so on; hollow for not assessed. */
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

/** A map as small as a row. The text beside it has the same content. */
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
  // One path per look: a list has many pictures with many cards.
  const [lines, byHand] = [false, true].map((isByHand) =>
    picture?.lines
      .flatMap((line) => {
        const [start, end] = [picture.cards[line.from], picture.cards[line.to]];
        return start && end && (line.isByHand ?? false) === isByHand
          ? [elbow(middle(start), middle(end))]
          : [];
      })
      .join(""),
  );
  const cards = new Map<string, string>();
  for (const place of picture?.cards ?? []) {
    const look = looks[place.status ?? "not-assessed"];
    cards.set(look, (cards.get(look) ?? "") + rounded(middle(place), card));
  }
  return (
    <svg aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={className}>
      <rect width={width} height={height} rx={5} className="fill-bg" />
      <rect x={margin + step * build} width={step * distribute} height={height} className="fill-panel" />
      {lines && <path d={lines} strokeWidth={1.25} className="fill-none stroke-blue" />}
      {byHand && (
        <path d={byHand} strokeWidth={1.25} strokeDasharray="3 2" className="fill-none stroke-ink" />
      )}
      {cards.size > 0 && <path d={[...cards.values()].join("")} className="fill-panel" />}
      {[...cards].map(([look, path]) => (
        <path key={look} d={path} className={look} />
      ))}
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={5} className="fill-none stroke-line" />
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const px = (length: number) => Math.round(length * 100) / 100;

function elbow(from: Point, to: Point): string {
  const bend = px((from.x + to.x) / 2);
  return `M${px(from.x)} ${px(from.y)}H${bend}V${px(to.y)}H${px(to.x)}`;
}

/** A card around its middle. */
function rounded({ x, y }: Point, { width, height }: { readonly width: number; readonly height: number }) {
  const r = px(Math.min(1.5, width / 2, height / 2));
  const [across, down] = [px(width - 2 * r), px(height - 2 * r)];
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return [
    `M${px(x - across / 2)} ${px(y - height / 2)}h${across}${corner(r, r)}`,
    `v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`,
  ].join("");
}
