import { useStore } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import type { Bundle } from "@/lib/domain/drawing/group-bundles";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import type { Records } from "@/lib/domain/pipeline/records";
import { useHighlight, useMapState, useMapStore } from "../../state/map-context";

/** In milliseconds: a pointer that only crosses cards draws nothing. */
const restsAfter = 80;

/** Above this many connections on attack paths the eye can't follow them: their bundles are marked instead. */
export const mostBeside = 150;

/**
 * The lines that a grouped map draws by themselves: selected or lit ones, those of a card that is selected, focused or
 * pointed at, those inside a group whose head is pointed at, and those of a card without a group. A bundle selected as a
 * whole is marked as one. Keeps its object while its content is the same.
 */
export function useLinesAlone(
  edges: Records<PipelineEdge>,
  groupOf: ReadonlyMap<string, string>,
  bundles: readonly Bundle[],
): ReadonlySet<string> {
  const { card, group } = usePointedAt();
  const focused = useFocusedCard();
  const selection = useMapState((state) => state.selection);
  const { lit, finding, trail } = useHighlight((state) => state);
  const onWay = lit === "finding" ? finding.numbers : lit === "trail" ? trail.numbers : undefined;
  const beside = lit === "finding" && finding.beside.size <= mostBeside ? finding.beside : undefined;
  const text = useMemo(() => {
    const inMarked = new Set(
      bundles.flatMap(({ ids }) => (ids.length > 1 && ids.every((id) => selection.edges.has(id)) ? ids : [])),
    );
    const isTouched = (id: string) => id === card || id === focused || selection.nodes.has(id);
    return [...edges.values()]
      .filter(
        ({ id, source, target }) =>
          (selection.edges.has(id) && !inMarked.has(id)) ||
          onWay?.has(id) === true ||
          beside?.has(id) === true ||
          isTouched(source) ||
          isTouched(target) ||
          !groupOf.has(source) ||
          !groupOf.has(target) ||
          (group !== undefined && groupOf.get(source) === group && groupOf.get(target) === group),
      )
      .map(({ id }) => id)
      .join(" ");
  }, [edges, groupOf, bundles, card, group, focused, selection, onWay, beside]);
  return useMemo(() => new Set(text.split(" ")), [text]);
}

interface PointedAt {
  readonly card?: string | undefined;
  readonly group?: string | undefined;
}

const nothing: PointedAt = {};

/** Listened for on the whole map, so that no card is redrawn for it. */
function usePointedAt(): PointedAt {
  const map = useStore(({ domNode }) => domNode);
  const store = useMapStore();
  const [pointedAt, setPointedAt] = useState(nothing);
  useEffect(() => {
    if (!map) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = new AbortController();
    const settle = (next: PointedAt) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (store.getState().isMoving) return;
        setPointedAt((now) => (now.card === next.card && now.group === next.group ? now : next));
      }, restsAfter);
    };
    map.addEventListener(
      "pointerover",
      ({ target, pointerType }) => {
        if (pointerType === "touch") return;
        const card = idOf(target, ".react-flow__node", "id");
        settle({ card, group: idOf(target, "[data-group]", "group") });
      },
      { signal: end.signal },
    );
    map.addEventListener("pointerleave", () => settle(nothing), { signal: end.signal });
    end.signal.addEventListener("abort", () => clearTimeout(timer));
    return () => end.abort();
  }, [map, store]);
  return pointedAt;
}

function useFocusedCard(): string | undefined {
  const map = useStore(({ domNode }) => domNode);
  const [focused, setFocused] = useState<string>();
  useEffect(() => {
    if (!map) return undefined;
    const end = new AbortController();
    const { signal } = end;
    map.addEventListener("focusin", ({ target }) => setFocused(idOf(target, ".react-flow__node", "id")), {
      signal,
    });
    map.addEventListener("focusout", () => setFocused(undefined), { signal });
    return () => end.abort();
  }, [map]);
  return focused;
}

function idOf(target: EventTarget | null, selector: string, key: "id" | "group"): string | undefined {
  const element = target instanceof Element ? target.closest(selector) : null;
  return element instanceof HTMLElement ? element.dataset[key] : undefined;
}
