import type { CommandContext } from "../commands/command";
import { intersects, type Rect, shiftInto, visibleArea } from "../keyboard/reveal";
import type { MapInstance } from "../map/flow-types";
import { edgesAt } from "@/lib/domain/pipeline/edges-at";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { cardSelector } from "../state/map-focus";
import type { MapState, MapStore } from "../state/map-store";
import { cardOnScreen } from "./is-in-view";
import { beginMove, movesBegun, moveUntilPressed } from "./move-map";
import { addMove, goBack, type WayBack } from "./way-back";
import { aroundRects, lineWithEnds, withNeighbours } from "./with-neighbours";

/** Longer than a double click, whose second click must meet the card at the same place, and than a move of the map. */
const patience = 300;
/** In pixels, between the card and the cover. */
const margin = 12;

/** The single node in the inspector, or the single connection and its source. */
interface Subject {
  readonly node: string;
  readonly edge?: string;
}

/**
 * Keeps the person's subject in sight when panels over the map grow, or the map shrinks: the inspector grows while its
 * content loads, and windows are resized. The focused card comes into view at once. Under a pointer the map stays, unless
 * the inspector covers its own card or that card's neighbours, which are often selected next, or its own line and its
 * ends: then the map steps aside after a while, until the person does anything else. When the selection is cleared it moves
 * back, unless the person moved it.
 * @returns ends it
 */
export function keepInSight({ map, state, pipeline }: CommandContext, store: MapStore): () => void {
  const end = new AbortController();
  const inspector = document.querySelector("[data-inspector]");
  let about: Subject | undefined;
  let aside: WayBack | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wait = () => {
    clearTimeout(timer);
    const before = movesBegun();
    timer = setTimeout(() => stepAside(before), patience);
  };
  const stepAside = (before: number) => {
    const { instance, scrollTo } = state();
    if (!about) return;
    scrollTo?.(about.node);
    const node = pipeline().nodes.get(about.node);
    const area = visibleArea();
    if (!instance || !node || !inspector || !area) return;
    // A dragged card or selection frame stays under the pointer; moving elements are checked once they rest.
    const held = document.querySelector(".react-flow :is(.dragging, .react-flow__selection)");
    if (before !== movesBegun() || held) return wait();
    const card = cardOnScreen(instance, node.position);
    const cover = inspector.getBoundingClientRect();
    // On a phone only a smaller card fits.
    if (matchMedia("(width < 48rem)").matches) return void (intersects(card, cover) && map.reveal(node.id));
    const beside = besideOnScreen(instance, about);
    const seen =
      about.edge === undefined
        ? withNeighbours(card, beside, area)
        : lineWithEnds(lineOnScreen(about.edge), beside, area, cover);
    if (!seen.some((one) => intersects(one, cover))) return;
    const shift = shiftInto(area, aroundRects(seen), margin);
    if (!shift) return;
    beginMove();
    const now = instance.getViewport();
    const shown = { ...now, x: now.x + shift.x, y: now.y + shift.y };
    aside = addMove(aside, { before: now, shown });
    void moveUntilPressed(instance, shown);
  };

  /** The neighbours of a card, or the ends of a line, that would be in the window without the inspector. */
  const besideOnScreen = (instance: MapInstance, { node, edge }: Subject): readonly Rect[] => {
    const { nodes, edges } = pipeline();
    const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const own = edge === undefined ? undefined : edges.get(edge);
    const lines = own ? [own] : [...edgesAt(edges, new Set([node]))];
    const ids = new Set(lines.flatMap(({ source, target }) => [source, target]));
    if (!own) ids.delete(node);
    return [...ids].flatMap((other) => {
      const position = nodes.get(other)?.position;
      const rect = position && cardOnScreen(instance, position);
      return rect && intersects(rect, window) ? [rect] : [];
    });
  };

  const observer = new ResizeObserver(() => {
    const focused = document.activeElement?.closest<HTMLElement>(`${cardSelector}:focus-visible`);
    const id = focused?.dataset["id"];
    // If the map moves to another card, that card is about to get the focus.
    if (id !== undefined) return void (id === state().focused && map.reveal(id));
    if (about) wait();
  });
  for (const element of document.querySelectorAll("#main, [data-inspector]")) observer.observe(element);

  const look = (now: MapState, before?: MapState) => {
    if (before && hasSelection(before) && !hasSelection(now)) {
      goBack(now.instance, aside);
      aside = undefined;
    }
    const subject = subjectOf(now, pipeline());
    const was = before && subjectOf(before, pipeline());
    if (before && subject?.node === was?.node && subject?.edge === was?.edge) return;
    about = subject;
    if (about) wait();
  };
  look(state());
  const unsubscribe = store.subscribe(look);
  // The wheel moves or zooms the map; a press begins another action.
  for (const type of ["pointerdown", "wheel"])
    addEventListener(type, () => void (about = undefined), { signal: end.signal, passive: true });
  return () => {
    end.abort();
    observer.disconnect();
    unsubscribe();
    clearTimeout(timer);
  };
}

function hasSelection({ selection: { nodes, edges } }: MapState): boolean {
  return nodes.size + edges.size > 0;
}

/** The subject of the inspector, once the map is live; a phone's map always scrolls to it. */
function subjectOf(state: MapState, { edges: all }: Pipeline): Subject | undefined {
  const { selection, hasSidePanels, isLive, scrollTo } = state;
  const isBeside = isLive && hasSidePanels;
  const { nodes, edges } = selection;
  if (nodes.size + edges.size !== 1) return undefined;
  const [node] = nodes;
  if (node !== undefined) return isBeside ? { node } : undefined;
  const edge = all.get([...edges][0] ?? "");
  return edge && (isBeside || scrollTo) ? { node: edge.source, edge: edge.id } : undefined;
}

/** Undefined if it is not drawn by itself. */
function lineOnScreen(id: string): Rect | undefined {
  const line = `.react-flow__edge[data-id="${CSS.escape(id)}"] .react-flow__edge-interaction`;
  return document.querySelector(`#main ${line}`)?.getBoundingClientRect();
}
