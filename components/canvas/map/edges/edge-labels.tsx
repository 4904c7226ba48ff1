import { clsx } from "clsx";
import { Fence, Hand, MessageSquare, Plus, TriangleAlert } from "lucide-react";
import { memo, type MouseEvent, useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import { ArtifactSign } from "@/components/marks/artifact-sign";
import { labelForms, labelWords } from "@/components/marks/line-labels";
import { commentMarks, openThreadsText, useOpenThreads } from "@/lib/client/comments/comment-marks";
import { placeKey } from "@/lib/domain/comments/place-key";
import { type Box, type Point, scaled } from "@/lib/domain/drawing/box";
import { type LabelWish, type PlacedLabel, placeLabels } from "@/lib/domain/drawing/place-labels";
import { useCommandContext, useHighlight, useMapActions, useMapState } from "../../state/map-context";
import { focusMap } from "../../state/map-focus";
import type { HandOverEdge } from "../flow-types";
import { MapLayer } from "../map-layer";
import { takenByCards } from "./taken-by-cards";
import { useRoutes } from "./routes";
import { manyLines } from "./use-lines-by-distance";

/** In pixels: what adds something in between, at the end of the label of a selected line. */
const plusWidth = 22;
/** A label stays where it is when a node is given its environment. */
const anyCard = () => true;
const everywhere: Box = { x: -1e7, y: -1e7, width: 2e7, height: 2e7 };

interface LabelledProps {
  readonly routes: ReadonlyMap<string, readonly Point[]>;
  readonly scale: number;
  /** By hand-over: which step of a shown way it is. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By place: how many threads of comments are open. */
  readonly threads?: ReadonlyMap<string, number>;
}

/** The lines whose labels have room, with the place of each in pixels of the screen. */
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
    // How many there are takes as much room as a sign.
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

/** What is handed over, on the lines: as large on the screen at each zoom, and never on a card. */
export const EdgeLabels = memo(function EdgeLabels({ lines }: { readonly lines: readonly HandOverEdge[] }) {
  const scale = useMapState((state) => state.scale);
  const level = useMapState((state) => state.level);
  const lit = useHighlight((state) => state.lit);
  const numbers = useHighlight((state) => state.finding.numbers);
  const acting = useHighlight((state) => state.finding.acting);
  const trail = useHighlight((state) => state.trail.numbers);
  const badges = useHighlight((state) => state.finding.badges);
  const inView = useMapState((state) => (lines.length > manyLines ? state.inView : undefined));
  // Among bundles, labels of lines would lie on theirs, until cards are as large as they are read.
  const isFar = useMapState(
    (state) => state.level === "cluster" || (state.grouped !== undefined && state.level === "tile"),
  );
  // A card that was just put down is seen first; labels give way to it then.
  const cards = useDeferredValue(useRoutes((routed) => routed.cards));
  const routes = useRoutes((routed) => routed.routes);
  const titles = useRoutes((routed) => routed.titles);
  const threads = useStore(commentMarks);
  const placed = useMemo(() => {
    const near = inView === undefined ? undefined : new Set(inView.split(" "));
    const isShown = ({ id, source, target, selected }: HandOverEdge) => {
      if (selected === true || numbers.has(id)) return true;
      if (lit !== undefined) return lit === "trail" && trail.has(id);
      return !isFar && (near === undefined || (near.has(source) && near.has(target)));
    };
    const shown = lines.filter(isShown);
    const boxes = [...cards.values()].map((card) => scaled(card, scale));
    const others = [...takenByCards(cards, anyCard, badges, scale, level), ...titles];
    return labelled(shown, { routes, scale, numbers, threads }, { cards: boxes, others, edges: everywhere });
  }, [lines, routes, titles, cards, scale, level, isFar, lit, numbers, trail, badges, inView, threads]);
  return (
    <MapLayer name="edgelabel-renderer">
      <div className="line-labels">
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

interface EdgeLabelProps {
  readonly line: HandOverEdge;
  readonly place: PlacedLabel;
  readonly width: number | undefined;
  readonly number: number | undefined;
  /** Of a numbered step: it gives hold of what is at its end. */
  readonly isActing: boolean;
}

/** At its place, in pixels from where the labels of the map begin. */
export const EdgeLabel = memo(function EdgeLabel({
  line: { id, data, selected = false },
  place: { kind, x, y, number: disc },
  width,
  number,
  isActing,
}: EdgeLabelProps) {
  const map = useMapActions();
  const open = useOpenThreads(placeKey({ edge: id }));
  if (!data) return null;
  const presses = {
    onClick: ({ shiftKey, ctrlKey, metaKey, detail }: MouseEvent) => {
      if (shiftKey || ctrlKey || metaKey) map.toggleEdge(id);
      else map.selectEdge(id);
      // By pointer it is the line that was pressed: the keys that follow are the map's.
      if (detail > 0) focusMap();
    },
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      map.openMenuAt({ x: event.clientX, y: event.clientY }, { nodes: new Set(), edges: new Set([id]) });
    },
  };
  const { edge, isOdd, crosses } = data;
  const { full, short } = labelWords(edge);
  const isSign = kind === "sign" || kind === "stack";
  const isByHand = edge.automated === false;
  const isUnset = data.look === "unset";
  const look = selected
    ? "border-blue text-blue outline-1 outline-blue"
    : number !== undefined
      ? "border-missing font-bold text-missing"
      : isOdd
        ? "border-partial text-partial"
        : isByHand
          ? "border-ink font-bold text-ink"
          : isUnset
            ? "border-dashed border-blue text-blue"
            : "border-line-strong text-soft";
  return (
    <>
      {number !== undefined && disc && (
        <span
          className={clsx(
            "line-number absolute grid size-6 place-items-center rounded-full text-base font-bold ring-3 ring-bg",
            isActing
              ? "border-2 border-dotted border-missing bg-panel text-missing"
              : "bg-missing text-panel",
          )}
          style={{ left: disc.x, top: disc.y }}
        >
          {number}
          <span className="sr-only">
            {isActing
              ? ". step on the way in, by which an attacker gets hold, "
              : ". hand-over on the open way, "}
          </span>
        </span>
      )}
      {kind !== "number" && (
        <div
          title={full}
          className={clsx(
            "edge-label absolute flex h-5 items-center justify-center gap-1 rounded-full border bg-panel text-[11px] whitespace-nowrap",
            isSign && isByHand && number === undefined && !selected && "!bg-ink !text-panel",
            look,
          )}
          style={{ left: x, top: y, width }}
        >
          {isOdd && !isSign && <TriangleAlert aria-hidden size={12} />}
          {isByHand &&
            (isSign ? (
              <Hand aria-hidden size={12} />
            ) : (
              <HandDisc isStep={number !== undefined} isFirst={!isOdd} />
            ))}
          {isSign ? (
            <>
              {!isByHand &&
                (open > 0 ? (
                  <MessageSquare aria-hidden size={12} />
                ) : (
                  <ArtifactSign artifact={edge.artifact} isUnset={isUnset} />
                ))}
              <span className="sr-only">
                {full}
                {crosses && ", crosses a trust boundary"}
              </span>
            </>
          ) : isUnset ? (
            <button
              type="button"
              tabIndex={-1}
              className="pointer-events-auto after:absolute after:inset-0"
              {...presses}
            >
              {kind === "short" ? short : full}
            </button>
          ) : (
            <span>
              {kind === "short" ? short : full}
              {kind === "short" && short !== full && <span className="sr-only">: {full}</span>}
            </span>
          )}
          {open > 0 && (
            <span
              title={openThreadsText(open)}
              className="flex items-center gap-0.5 font-bold text-blue tabular-nums"
            >
              {!isSign && <MessageSquare aria-hidden size={11} />}
              {!isSign && <span aria-hidden>{open}</span>}
              <span className="sr-only">, {openThreadsText(open)}</span>
            </span>
          )}
          {crosses && !isSign && (
            <span title="Crosses a trust boundary" className="flex">
              <Fence aria-hidden size={12} />
              <span className="sr-only">, crosses a trust boundary</span>
            </span>
          )}
          {!isSign && !isUnset && (
            // All of it answers, also where the line does not run under it. The line itself is what a screen reader has.
            <button
              type="button"
              tabIndex={-1}
              aria-hidden
              className="pointer-events-auto absolute inset-0 cursor-pointer rounded-full"
              {...presses}
            />
          )}
          {selected && !isSign && <EdgePlus id={id} />}
        </div>
      )}
    </>
  );
});

function HandDisc({ isStep, isFirst }: { readonly isStep: boolean; readonly isFirst: boolean }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "grid size-3.5 shrink-0 place-items-center rounded-full text-panel",
        isStep ? "bg-missing" : "bg-ink",
        isFirst && "-ml-1",
      )}
    >
      <Hand size={10} strokeWidth={2.4} />
    </span>
  );
}

/** On a line that is selected: puts something in between. By pointer; the menu of the hand-over has it too. */
function EdgePlus({ id }: { readonly id: string }) {
  const { map, isReadOnly } = useCommandContext();
  if (isReadOnly()) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label="Add something in between"
      title="Add something in between"
      className="pointer-events-auto relative z-1 -my-1 -mr-2 grid size-6 place-items-center rounded-full border border-blue bg-panel text-blue"
      onClick={() => map.openPanel({ name: "quick-add", edge: id })}
    >
      <Plus aria-hidden size={14} />
    </button>
  );
}
