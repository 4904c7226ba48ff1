import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Box, Point } from "@/lib/domain/drawing/box";
import { elbow } from "@/lib/domain/drawing/elbows";
import { isRouted, trackGap } from "@/lib/domain/drawing/is-routed";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { MapWork } from "../../commands/map-work";
import { work } from "../../commands/work";
import type { CardNode, HandOverEdge } from "../flow-types";

interface Routed {
  readonly cards: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, readonly Point[]>;
  /** Where the titles of zones stand, in pixels from the map's origin: labels give way to them. */
  readonly titles: readonly Box[];
  /** Some line waits for what finds its way around cards. */
  readonly isRough: boolean;
}

const noTitles: readonly Box[] = [];

const RoutesContext = createContext<StoreApi<Routed> | undefined>(undefined);

/** Where the lines of a map run that is as it was opened; absent where that is not known. */
export type OpenedRoutes = ReadonlyMap<string, readonly Point[]> | undefined;

interface RoutesProviderProps {
  readonly cards: readonly CardNode[];
  readonly lines: readonly HandOverEdge[];
  readonly opened: OpenedRoutes;
  readonly children: ReactNode;
}

/**
 * Where each line runs, for lines, labels and titles alike. While a card is dragged only its own lines follow it. Until what finds
 * ways around cards is here, lines that do not run as they did when the map was opened are plain elbows.
 */
export function RoutesProvider({ cards, lines, opened, children }: RoutesProviderProps) {
  const router = useStore(work, ({ part }) => part?.router);
  const [store] = useState(() =>
    createStore<Routed>(() => {
      const before = opened && { cards: boxesOf(cards), routes: opened };
      return { ...routed({ cards, lines, router }, before), titles: noTitles };
    }),
  );
  useLayoutEffect(() => {
    const next = routed({ cards, lines, router }, store.getState());
    store.setState(next);
    if (next.isRough) work.fetch();
  }, [store, cards, lines, router]);
  return <RoutesContext value={store}>{children}</RoutesContext>;
}

export function useRoutes<T>(selector: (routed: Routed) => T): T {
  return useStore(useRoutesStore(), selector);
}

/** Says where the titles of zones stand now. */
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

interface RoutedInput extends Pick<RoutesProviderProps, "cards" | "lines"> {
  readonly router: MapWork["router"] | undefined;
}

function routed(
  { cards, lines, router }: RoutedInput,
  before?: Pick<Routed, "cards" | "routes">,
): Omit<Routed, "titles"> {
  const boxes = boxesOf(cards, before?.cards);
  const isDragging = cards.some(({ dragging }) => dragging === true);
  const isLarge = !isRouted(cards.length, lines.length);
  if (router && !isLarge && !isDragging)
    return {
      cards: boxes,
      routes: kept(router.routeLines(boxes, lines, trackGap), before),
      isRough: false,
    };
  let isRough = false;
  const routes = new Map<string, readonly Point[]>();
  for (const line of lines) {
    const [source, target] = [boxes.get(line.source), boxes.get(line.target)];
    if (!source || !target) continue;
    const known = before?.routes.get(line.id);
    const isSame = before?.cards.get(line.source) === source && before.cards.get(line.target) === target;
    const isPlain = isLarge && source !== target;
    if (known && isSame) routes.set(line.id, known);
    else if (router && !isPlain) routes.set(line.id, router.routeLine(boxes, line, trackGap));
    else {
      isRough ||= !isPlain;
      if (source !== target) routes.set(line.id, elbow(source, target));
    }
  }
  return { cards: boxes, routes: sameRoutes(routes, before), isRough };
}

function boxesOf(cards: readonly CardNode[], before?: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  return new Map(cards.map((card) => [card.id, boxOf(card, before?.get(card.id))]));
}

function boxOf({ position, height = cardSize.height }: CardNode, before: Box | undefined): Box {
  if (before?.x === position.x && before.y === position.y && before.height === height) return before;
  return { ...position, width: cardSize.width, height };
}

/** A line that runs as before keeps the very list that it had, so that it is not drawn again. */
function kept(
  routes: ReadonlyMap<string, readonly Point[]>,
  before: Pick<Routed, "routes"> | undefined,
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

/** Where all run as before, as when a card is added that no line is at: then none of them is drawn again. */
function sameRoutes(
  routes: ReadonlyMap<string, readonly Point[]>,
  before: Pick<Routed, "routes"> | undefined,
): ReadonlyMap<string, readonly Point[]> {
  if (before?.routes.size !== routes.size) return routes;
  for (const [id, points] of routes) if (before.routes.get(id) !== points) return routes;
  return before.routes;
}
