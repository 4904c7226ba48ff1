import { clsx } from "clsx";
import { Fence, Hand, MessageSquare, Plus, TriangleAlert } from "lucide-react";
import { memo, type MouseEvent } from "react";
import { ArtifactSign } from "@/components/marks/artifact-sign";
import { labelWords } from "@/components/marks/line-labels";
import { openThreadsText, useOpenThreads } from "@/lib/client/comments/comment-marks";
import { placeKey } from "@/lib/domain/comments/place-key";
import type { PlacedLabel } from "@/lib/domain/drawing/place-labels";
import { useCommandContext, useMapActions } from "../../state/map-context";
import { focusMap } from "../../state/map-focus";
import type { HandOverEdge } from "../flow-types";

export interface EdgeLabelProps {
  readonly line: HandOverEdge;
  readonly place: PlacedLabel;
  readonly width: number | undefined;
  readonly number: number | undefined;
  /** For a numbered step: it gives control of its end. */
  readonly isActing: boolean;
}

/** At its place, in pixels from the origin of the map's labels. */
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
      // A press means the line: the keys that follow are the map's.
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
              ? ". step on the attack path, by which an attacker gains control, "
              : ". connection on the path, "}
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
            // The whole label reacts, even where no line runs below it. Screen readers have the line itself.
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

/** On a selected line: adds a node in between. By pointer; the menu of the connection has it too. */
function EdgePlus({ id }: { readonly id: string }) {
  const { map, isReadOnly } = useCommandContext();
  if (isReadOnly()) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label="Add node in between"
      title="Add node in between"
      className="pointer-events-auto relative z-1 -my-1 -mr-2 grid size-6 place-items-center rounded-full border border-blue bg-panel text-blue"
      onClick={() => map.openPanel({ name: "quick-add", edge: id })}
    >
      <Plus aria-hidden size={14} />
    </button>
  );
}
