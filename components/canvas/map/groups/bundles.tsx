import { clsx } from "clsx";
import { Hand } from "lucide-react";
import { memo, type MouseEvent, useMemo } from "react";
import { bundleLabelWidth, bundleStroke } from "@/components/marks/bundle-look";
import { LineDrawing } from "@/components/marks/line-drawing";
import { aroundAll, type Box, type Point, scaled } from "@/lib/domain/drawing/box";
import { besideMap, type Bundle } from "@/lib/domain/drawing/group-bundles";
import type { MapGroups } from "@/lib/domain/drawing/map-groups";
import { type PlacedLabel, placeLabels } from "@/lib/domain/drawing/place-labels";
import { roundedPath } from "@/lib/domain/drawing/rounded-path";
import { bundleWords } from "@/lib/domain/drawing/bundle-words";
import { lineHighlightStroke } from "../../highlight/highlight-look";
import { useHighlight, useMapActions, useMapState } from "../../state/map-context";
import { MapLayer } from "../map-layer";
import { mostBeside } from "./use-lines-alone";

/** In pixels of the screen: how near a pointer must be. */
const reach = 18;
/** In pixels of the screen, and the maximum if that is too high between two groups. */
const [labelHeight, lowLabel] = [20, 16] as const;
/** In pixels of a window that shows the whole map: anything lower lies under the window's edge. */
const belowMap = 22;
/** Above this many bundles a count can't be matched to its bundle. */
const mostLabels = 150;

interface BundlesProps {
  readonly bundles: readonly Bundle[];
  readonly routes: ReadonlyMap<string, readonly Point[]>;
  readonly grouped: MapGroups & { readonly cards: ReadonlyMap<string, Box> };
}

/** The lines between groups: each shows its number of connections, and selects them. */
export const Bundles = memo(function Bundles({ bundles, routes, grouped }: BundlesProps) {
  const scale = useMapState((state) => state.scale);
  const selected = useMapState((state) => state.selection.edges);
  const isDimmed = useHighlight(({ lit }) => lit !== undefined);
  const beside = useHighlight(({ lit, finding }) => (lit === "finding" ? finding.beside : undefined));
  const isMarked = ({ ids }: Bundle) =>
    beside !== undefined && beside.size > mostBeside && ids.some((id) => beside.has(id));
  const names = useMemo(() => new Map(grouped.groups.map(({ id, name }) => [id, name])), [grouped]);
  const labels = useMemo(
    () => (isDimmed ? new Map<string, PlacedLabel>() : labelsOf(bundles, routes, grouped, scale)),
    [isDimmed, bundles, routes, grouped, scale],
  );
  const shown = bundles.map((bundle) => ({
    bundle,
    words: bundleWords(bundle, names.get(bundle.from) ?? "", names.get(bundle.to) ?? ""),
    isSelected: selected.size > 0 && bundle.ids.every((id) => selected.has(id)),
  }));
  return (
    <>
      <MapLayer name="viewport-portal">
        <svg width={1} height={1} aria-hidden className="pointer-events-none absolute -z-5 overflow-visible">
          {shown.map(({ bundle, words, isSelected }) => (
            <BundleLine
              key={bundle.id}
              bundle={bundle}
              points={routes.get(bundle.id)}
              words={words}
              scale={scale}
              isSelected={isSelected}
              highlight={isMarked(bundle) ? "beside" : isDimmed ? "off" : undefined}
            />
          ))}
        </svg>
      </MapLayer>
      <MapLayer name="edgelabel-renderer">
        <div className="line-labels">
          {shown.map(({ bundle, words, isSelected }) => {
            const place = labels.get(bundle.id);
            return (
              place && (
                <BundleLabel
                  key={bundle.id}
                  bundle={bundle}
                  place={place}
                  words={words}
                  isSelected={isSelected}
                />
              )
            );
          })}
        </div>
      </MapLayer>
    </>
  );
});

interface BundleLineProps {
  readonly bundle: Bundle;
  readonly points: readonly Point[] | undefined;
  readonly words: string;
  readonly scale: number;
  readonly isSelected: boolean;
  readonly highlight: "beside" | "off" | undefined;
}

const BundleLine = memo(function BundleLine({
  bundle,
  points,
  words,
  scale,
  isSelected,
  highlight,
}: BundleLineProps) {
  const handlers = useBundle(bundle.ids);
  if (!points) return null;
  const stroke = highlight
    ? lineHighlightStroke(highlight, false)
    : bundleStroke(bundle.look, bundle.ids.length);
  const path = roundedPath(points, 12 / scale);
  return (
    <g data-bundle={bundle.ids.length}>
      {isSelected && (
        <path d={path} strokeWidth={(stroke.width + 10) / scale} className="fill-none !stroke-blue-soft" />
      )}
      <LineDrawing
        points={points}
        look={stroke}
        scale={scale}
        hasHalo={!isSelected && highlight === undefined}
      />
      <path
        d={path}
        strokeWidth={reach / scale}
        className="cursor-pointer fill-none stroke-transparent"
        style={{ pointerEvents: "stroke" }}
        {...handlers}
      >
        <title>{words}</title>
      </path>
    </g>
  );
});

interface BundleLabelProps {
  readonly bundle: Bundle;
  readonly place: PlacedLabel;
  readonly words: string;
  readonly isSelected: boolean;
}

const BundleLabel = memo(function BundleLabel({ bundle, place, words, isSelected }: BundleLabelProps) {
  const handlers = useBundle(bundle.ids);
  const isByHand = bundle.look === "hand";
  return (
    <button
      type="button"
      tabIndex={-1}
      title={words}
      aria-label={words}
      className={clsx(
        "bundle-label pointer-events-auto absolute flex items-center justify-center gap-1 rounded-full border bg-panel text-[11px] tabular-nums",
        isSelected
          ? "border-blue text-blue outline-1 outline-blue"
          : isByHand
            ? "border-ink font-bold text-ink"
            : "border-line-strong text-soft",
      )}
      style={{
        left: place.x,
        top: place.y,
        height: place.kind === "short" ? lowLabel : labelHeight,
        width: place.kind === "sign" ? labelHeight : bundleLabelWidth(bundle.ids.length, isByHand),
      }}
      {...handlers}
    >
      {isByHand && (
        <span
          aria-hidden
          className="grid size-3.5 shrink-0 place-items-center rounded-full bg-ink text-panel"
        >
          <Hand size={10} strokeWidth={2.4} />
        </span>
      )}
      {place.kind !== "sign" && bundle.ids.length}
    </button>
  );
});

function useBundle(ids: readonly string[]) {
  const map = useMapActions();
  const all = () => ({ nodes: new Set<string>(), edges: new Set(ids) });
  return {
    onClick: () => map.select(all()),
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
      map.openMenuAt({ x: event.clientX, y: event.clientY }, all());
    },
  };
}

/** A bundle of one line shows no number, unless it is manual. */
function labelsOf(
  bundles: readonly Bundle[],
  routes: ReadonlyMap<string, readonly Point[]>,
  { groups, cards, unit }: BundlesProps["grouped"],
  scale: number,
): ReadonlyMap<string, PlacedLabel> {
  const onScreen = (box: Box) => scaled(box, scale);
  const counted = bundles.filter(({ ids, look }) => ids.length > 1 || look === "hand");
  const wishes = counted.slice(0, mostLabels).flatMap((bundle) => {
    const points = routes.get(bundle.id);
    if (!points) return [];
    const isByHand = bundle.look === "hand";
    const width = bundleLabelWidth(bundle.ids.length, isByHand);
    return [
      {
        id: bundle.id,
        points: points.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
        forms: [
          { kind: "full" as const, width, height: labelHeight },
          { kind: "short" as const, width, height: lowLabel },
        ],
        isAlwaysShown: isByHand,
        number: false,
      },
    ];
  });
  return placeLabels(wishes, {
    cards: [...groups.map(({ box }) => onScreen(box)), ...[...cards.values()].map(onScreen)],
    others: [],
    edges: onScreen(
      withinSight(
        groups.map(({ box }) => box),
        unit,
      ),
    ),
  });
}

/** Around all groups, with the room beside and below them that shows when all are in view. */
function withinSight(boxes: readonly Box[], unit: number): Box {
  const { x, y, width, height } = aroundAll(boxes);
  const [beside, below] = [besideMap * unit, belowMap * unit];
  return { x: x - beside, y: -1e7, width: width + 2 * beside, height: y + height + below + 1e7 };
}
