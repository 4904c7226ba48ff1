import dynamic from "next/dynamic";
import { memo, useDeferredValue, useMemo, useState } from "react";
import { useStore } from "zustand";
import { labelForms } from "@/components/marks/line-labels";
import { commentMarks } from "@/lib/client/comments/comment-marks";
import { shownPart } from "@/lib/client/parts/shown-part";
import { usePainted } from "@/lib/client/editor/editor-context";
import { placeKey } from "@/lib/domain/comments/place-key";
import { type Box, type Point, scaled } from "@/lib/domain/drawing/box";
import { type LabelWish, placeLabels } from "@/lib/domain/drawing/place-labels";
import { useHighlight, useMapState } from "../../state/map-context";
import type { HandOverEdge } from "../flow-types";
import { MapLayer } from "../map-layer";
import { EdgeLabel, type EdgeLabelProps } from "./edge-label";
import { takenByCards } from "./taken-by-cards";
import { useRoutes } from "./routes";
import { manyLines } from "./use-lines-by-distance";

const WayNames = dynamic(
  shownPart(() => import("./way-names").then((module) => module.WayNames)),
  // An own Suspense boundary: without it, the whole map would wait.
  { loading: () => null },
);
/** In pixels: the button that adds a node in between, at the end of a selected line's label. */
const plusWidth = 22;
/** A label keeps its place when a node gets an environment. */
const anyCard = () => true;
const none: readonly Box[] = [];
const everywhere: Box = { x: -1e7, y: -1e7, width: 2e7, height: 2e7 };

interface LabelledProps {
  readonly routes: ReadonlyMap<string, readonly Point[]>;
  readonly scale: number;
  /** By connection: the number of its step on a shown path. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By place: the number of open comment threads. */
  readonly threads?: ReadonlyMap<string, number>;
}

/** The lines whose labels have room, with each place in pixels of the screen. */
export function labelled(
  lines: readonly HandOverEdge[],
  { routes, scale, numbers, threads }: LabelledProps,
  taken: Parameters<typeof placeLabels>[1],
): readonly Omit<EdgeLabelProps, "number" | "isActing">[] {
  const wishes = lines.flatMap(({ id, data, selected = false }): LabelWish[] => {
    const points = routes.get(id);
    if (!points || !data) return [];
    const { edge, isOdd, crosses } = data;
    const isStep = numbers.has(id);
    const isCommented = threads?.has(placeKey({ edge: id })) === true;
    // The number takes as much room as a sign.
    const signs = Number(isOdd) + Number(crosses) + (isCommented ? 2 : 0);
    return [
      {
        id,
        points: points.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
        forms: labelForms(edge, { signs, button: selected ? plusWidth : 0 }, isStep),
        isAlwaysShown: edge.automated === false || selected || isCommented,
        number: isStep,
      },
    ];
  });
  const forms = new Map(wishes.map((wish) => [wish.id, wish.forms]));
  const places = placeLabels(wishes, taken);
  return lines.flatMap((line) => {
    const place = places.get(line.id);
    const form = forms.get(line.id)?.find(({ kind }) => kind === place?.kind);
    return place ? [{ line, place, width: form?.width }] : [];
  });
}

/** The artifacts on the lines: the same size on screen at each zoom, and never over a card. */
export const EdgeLabels = memo(function EdgeLabels({ lines }: { readonly lines: readonly HandOverEdge[] }) {
  const scale = useMapState((state) => state.scale);
  const level = useMapState((state) => state.level);
  const lit = useHighlight((state) => state.lit);
  const numbers = useHighlight((state) => state.finding.numbers);
  const acting = useHighlight((state) => state.finding.acting);
  const trail = useHighlight((state) => state.trail.numbers);
  const badges = useHighlight((state) => state.finding.badges);
  const inView = useMapState((state) => (lines.length > manyLines ? state.inView : undefined));
  // Labels of lines would cover those of bundles, until the cards are large enough to read.
  const isFar = useMapState(
    (state) => state.level === "cluster" || (state.grouped !== undefined && state.level === "tile"),
  );
  // A card that was just put down must be visible; labels give way to it.
  const cards = useDeferredValue(useRoutes((routed) => routed.cards));
  const routes = useRoutes((routed) => routed.routes);
  const titles = useRoutes((routed) => routed.titles);
  const threads = useStore(commentMarks);
  // A number may use all the room between two cards: it gives way only to existing tabs.
  const tabbed = usePainted(({ visible }) =>
    numbers.size === 0
      ? undefined
      : [...visible.nodes.values()].flatMap(({ id, environment }) => (environment ? id : [])).join(" "),
  );
  const [names, setNames] = useState<readonly Box[]>(none);
  const placed = useMemo(() => {
    const near = inView === undefined ? undefined : new Set(inView.split(" "));
    const isShown = ({ id, source, target, selected }: HandOverEdge) => {
      if (selected === true || numbers.has(id)) return true;
      if (lit !== undefined) return lit === "trail" && trail.has(id);
      return !isFar && (near === undefined || (near.has(source) && near.has(target)));
    };
    const shown = lines.filter(isShown);
    const boxes = [...cards.values()].map((card) => scaled(card, scale));
    const withTab = tabbed === undefined ? undefined : new Set(tabbed.split(" "));
    const hasTab = withTab ? (id: string) => withTab.has(id) : anyCard;
    const atCards = takenByCards(cards, hasTab, badges, scale, level, isFar);
    const others = [...atCards, ...titles, ...names];
    return labelled(shown, { routes, scale, numbers, threads }, { cards: boxes, others, edges: everywhere });
  }, [
    lines,
    routes,
    titles,
    cards,
    scale,
    level,
    isFar,
    lit,
    numbers,
    trail,
    badges,
    inView,
    threads,
    names,
    tabbed,
  ]);
  return (
    <MapLayer name="edgelabel-renderer">
      <div className="line-labels">
        {isFar && lit === "finding" && <WayNames onPlaced={setNames} />}
        {placed.map(({ line, place, width }) => (
          <EdgeLabel
            key={line.id}
            line={line}
            place={place}
            width={width}
            number={numbers.get(line.id)}
            isActing={acting.has(line.id)}
          />
        ))}
      </div>
    </MapLayer>
  );
});
