import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Box, Point } from "@/lib/domain/drawing/box";
import { mostBesideBundles } from "@/lib/domain/drawing/group-bundles";
import { elbow } from "@/lib/domain/drawing/elbows";
import { routeLine, routeLines } from "@/lib/domain/drawing/route-lines";
import { mostInCells } from "@/lib/domain/layout/most-in-cells";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { CardNode, HandOverEdge } from "../flow-types";

/** Between parallel lines: ten pixels on a map that is seen whole. */
const trackGap = 12;
/** Above this many lines they do not go around cards: most are seen from far away. */
const mostRouted = 150;
/** Above this many cards, finding a route takes longer than a pointer rests. */
const mostCards = 200;

interface Routed {
  readonly cards: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, readonly Point[]>;
  /** The places of zone titles, in pixels from the map's origin: labels give way to them. */
  readonly titles: readonly Box[];
}

const noTitles: readonly Box[] = [];

const RoutesContext = createContext<StoreApi<Routed> | undefined>(undefined);

interface RoutesProviderProps {
  readonly cards: readonly CardNode[];
  readonly lines: readonly HandOverEdge[];
  readonly children: ReactNode;
}

/** The route of each line, for lines, labels and titles alike. While a card is dragged only its own lines follow it. */
export function RoutesProvider({ cards, lines, children }: RoutesProviderProps) {
  const [store] = useState(() => createStore<Routed>(() => ({ ...routed(cards, lines), titles: noTitles })));
  useLayoutEffect(() => {
    store.setState(routed(cards, lines, store.getState()));
  }, [store, cards, lines]);
  return <RoutesContext value={store}>{children}</RoutesContext>;
}

export function useRoutes<T>(selector: (routed: Routed) => T): T {
  return useStore(useRoutesStore(), selector);
}

/** Stores the current places of zone titles. */
export function useTakenByTitles(titles: readonly Box[]): void {
  const store = useRoutesStore();
  useLayoutEffect(() => {
    store.setState({ titles });
    return () => store.setState({ titles: noTitles });
  }, [store, titles]);
}

function useRoutesStore(): StoreApi<Routed> {
  const store = useContext(RoutesContext);
  if (!store) throw new Error("There is no RoutesProvider around this component.");
  return store;
}

function routed(
  cards: readonly CardNode[],
  lines: readonly HandOverEdge[],
  before?: Routed,
): Pick<Routed, "cards" | "routes"> {
  const boxes = new Map(cards.map((card) => [card.id, boxOf(card, before?.cards.get(card.id))]));
  const isDragging = cards.some(({ dragging }) => dragging === true);
  const most = cards.length > mostInCells ? mostBesideBundles : mostRouted;
  const isLarge = lines.length > most || cards.length > mostCards;
  if (!isLarge && !isDragging)
    return { cards: boxes, routes: kept(routeLines(boxes, lines, trackGap), before) };
  const routes = new Map<string, readonly Point[]>();
  for (const line of lines) {
    const [source, target] = [boxes.get(line.source), boxes.get(line.target)];
    if (!source || !target) continue;
    const known = before?.routes.get(line.id);
    const isSame = before?.cards.get(line.source) === source && before.cards.get(line.target) === target;
    const again = () =>
      isLarge && source !== target ? elbow(source, target) : routeLine(boxes, line, trackGap);
    routes.set(line.id, known && isSame ? known : again());
  }
  return { cards: boxes, routes: sameRoutes(routes, before) };
}

function boxOf({ position, height = cardSize.height }: CardNode, before: Box | undefined): Box {
  if (before?.x === position.x && before.y === position.y && before.height === height) return before;
  return { ...position, width: cardSize.width, height };
}

/** An unchanged route keeps its list object, so that its line is not redrawn. */
function kept(
  routes: ReadonlyMap<string, readonly Point[]>,
  before: Routed | undefined,
): ReadonlyMap<string, readonly Point[]> {
  if (!before) return routes;
  const again = new Map(
    [...routes].map(([id, points]) => {
      const known = before.routes.get(id);
      const isSame =
        known?.length === points.length &&
        points.every(({ x, y }, index) => known[index]?.x === x && known[index].y === y);
      return [id, known && isSame ? known : points];
    }),
  );
  return sameRoutes(again, before);
}

/** If all routes are the same, as when a card without lines is added, no line is redrawn. */
function sameRoutes(
  routes: ReadonlyMap<string, readonly Point[]>,
  before: Routed | undefined,
): ReadonlyMap<string, readonly Point[]> {
  if (before?.routes.size !== routes.size) return routes;
  for (const [id, points] of routes) if (before.routes.get(id) !== points) return routes;
  return before.routes;
}
