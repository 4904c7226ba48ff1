import { Hand } from "lucide-react";
import { bundleLabelWidth, bundleStroke } from "@/components/marks/bundle-look";
import { LineDrawing } from "@/components/marks/line-drawing";
import { statusLooks } from "@/components/marks/status";
import type { Box } from "@/lib/domain/drawing/box";
import type { MapGroup } from "@/lib/domain/drawing/map-groups";
import { type PlacedLabel, placeLabels } from "@/lib/domain/drawing/place-labels";
import { headWidth } from "@/lib/domain/layout/group-heads";
import { worstOfGroup } from "@/lib/domain/posture/coverage/worst-of-group";
import type { Counts } from "@/lib/domain/posture/posture";
import { bundleWords } from "@/lib/domain/drawing/bundle-words";
import { clipText } from "./clip-text";
import type { DrawnBundle, MapDrawing } from "./drawing";
import { figureFills } from "./status-fills";
import { DrawnEnvironment } from "./drawn-environment";

/** In pixels, when the whole map is seen at once. */
const [nameSize, labelHeight, lowLabel] = [12.5, 20, 16] as const;
/** The number of nodes, beside the number of bad ones: shown if the name leaves room for it. */
const besideName = 36;

interface MapGroupsProps {
  readonly drawing: MapDrawing;
  readonly counts: Readonly<Record<string, Counts>>;
}

/** The groups of a large map and the bundles between them, below its cards; nothing on a small one. */
export function MapGroups({ drawing, counts }: MapGroupsProps) {
  const { groups, bundles, unit } = drawing;
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const labels = labelsOf(drawing);
  return (
    <>
      {groups.map((group) => (
        <DrawnGroup key={group.id} group={group} unit={unit} counts={counts} />
      ))}
      {bundles.map(({ bundle, points }) => (
        <g key={bundle.id}>
          <title>{bundleWords(bundle, names.get(bundle.from) ?? "", names.get(bundle.to) ?? "")}</title>
          <LineDrawing points={points} look={bundleStroke(bundle.look, bundle.ids.length)} scale={1 / unit} />
        </g>
      ))}
      {bundles.map(({ bundle }) => {
        const label = labels.get(bundle.id);
        return label && <BundleLabel key={bundle.id} bundle={bundle} label={label} unit={unit} />;
      })}
    </>
  );
}

interface DrawnGroupProps {
  readonly group: MapGroup;
  readonly unit: number;
  readonly counts: Readonly<Record<string, Counts>>;
}

function DrawnGroup({ group, unit, counts }: DrawnGroupProps) {
  const { name, zone, environment, members, box, head } = group;
  const isZone = zone !== undefined;
  const border = isZone
    ? environment === "production"
      ? "stroke-ink"
      : "stroke-control"
    : "stroke-line-strong";
  const wide = box.width / unit;
  const hasTotal = wide >= headWidth(name, members.length) + besideName;
  return (
    <g transform={`translate(${box.x} ${box.y}) scale(${unit})`}>
      <rect
        width={wide}
        height={box.height / unit}
        rx={10}
        strokeWidth={isZone ? 1.5 : 1}
        strokeDasharray={isZone ? "5 4" : undefined}
        className={`fill-control/5 ${border}`}
      />
      <g transform={`translate(0 ${Math.min(head / unit, 30) / 2 + 4})`}>
        <text x={10} fontSize={nameSize} fontWeight={650} className="fill-ink">
          {clipText(name, wide - (hasTotal ? 92 : 56), nameSize)}
        </text>
        <Figure
          worst={worstOfGroup(members.flatMap((id) => counts[id] ?? []))}
          count={members.length}
          right={wide - 10}
          hasTotal={hasTotal}
        />
      </g>
      {environment && <DrawnEnvironment environment={environment} right={wide - 10} />}
    </g>
  );
}

interface FigureProps {
  readonly worst: ReturnType<typeof worstOfGroup>;
  readonly count: number;
  /** Its right end. */
  readonly right: number;
  readonly hasTotal: boolean;
}

function Figure({ worst, count, right, hasTotal }: FigureProps) {
  const total = !worst ? `${count}` : hasTotal ? ` of ${count}` : "";
  const look = worst && statusLooks[worst.status];
  const digits = worst ? `${worst.nodes}`.length : 0;
  return (
    <>
      {worst && look && (
        <g
          className={look.text}
          transform={`translate(${right - total.length * 5.7 - digits * 7.6 - 14} -10)`}
        >
          <look.Icon aria-hidden size={12} strokeWidth={2.6} />
        </g>
      )}
      <text x={right} fontSize={nameSize} textAnchor="end" className="fill-soft">
        {worst && look && (
          <tspan fontWeight={700} className={figureFills[worst.status]}>
            {worst.nodes}
          </tspan>
        )}
        {total}
      </text>
    </>
  );
}

interface BundleLabelProps {
  readonly bundle: DrawnBundle["bundle"];
  readonly label: PlacedLabel;
  readonly unit: number;
}

function BundleLabel({ bundle: { ids, look }, label, unit }: BundleLabelProps) {
  const isByHand = look === "hand";
  const isSign = label.kind === "sign";
  const high = label.kind === "short" ? lowLabel : labelHeight;
  const wide = isSign ? labelHeight : bundleLabelWidth(ids.length, isByHand);
  return (
    <g transform={`translate(${label.x * unit} ${label.y * unit}) scale(${unit})`}>
      <rect
        width={wide}
        height={high}
        rx={high / 2}
        className={`${isSign ? "fill-ink" : "fill-panel"} ${isByHand ? "stroke-ink" : "stroke-line-strong"}`}
      />
      {isByHand && (
        <>
          <circle cx={10} cy={high / 2} r={7} className="fill-ink" />
          <g transform={`translate(5 ${high / 2 - 5})`} className="text-panel">
            <Hand aria-hidden size={10} strokeWidth={2.4} />
          </g>
        </>
      )}
      {!isSign && (
        <text
          x={wide / 2 + (isByHand ? 8 : 0)}
          y={high / 2 + 4}
          fontSize={11}
          textAnchor="middle"
          className={isByHand ? "fill-ink" : "fill-soft"}
        >
          {ids.length}
        </text>
      )}
    </g>
  );
}

function labelsOf({ groups, bundles, unit, width, height }: MapDrawing): ReadonlyMap<string, PlacedLabel> {
  const px = ({ x, y, width: wide, height: high }: Box): Box => ({
    x: x / unit,
    y: y / unit,
    width: wide / unit,
    height: high / unit,
  });
  const wishes = bundles
    .filter(({ bundle: { ids, look } }) => ids.length > 1 || look === "hand")
    .map(({ bundle: { id, ids, look }, points }) => ({
      id,
      points: points.map(({ x, y }) => ({ x: x / unit, y: y / unit })),
      forms: [
        { kind: "full" as const, width: bundleLabelWidth(ids.length, look === "hand"), height: labelHeight },
        { kind: "short" as const, width: bundleLabelWidth(ids.length, look === "hand"), height: lowLabel },
      ],
      isAlwaysShown: look === "hand",
      number: false,
    }));
  return placeLabels(wishes, {
    cards: groups.map(({ box }) => px(box)),
    others: [],
    edges: px({ x: 0, y: 0, width, height }),
  });
}
