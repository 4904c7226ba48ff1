import { useEffect } from "react";
import { getRecord } from "@/lib/domain/pipeline/records";
import { useCommandContext, useMapState } from "./map-context";
import { bringIntoView } from "./map-focus";

/** On a phone the inspector lies over most of the map: the one card that it is about is moved beside it. */
export function useSelectedInSight(selected: string | undefined): void {
  const { state, pipeline } = useCommandContext();
  const hasMap = useMapState(({ instance }) => instance !== undefined);
  useEffect(() => {
    const inspector = document.querySelector("[data-inspector]");
    if (selected === undefined || !hasMap || !inspector || !matchMedia("(width < 48rem)").matches)
      return undefined;
    const end = new AbortController();
    // It grows as what it shows comes. Whoever touches anything meanwhile looks at something else.
    const observer = new ResizeObserver(() => {
      if (!document.querySelector(".react-flow__node.dragging"))
        void bringIntoView(state().instance, getRecord(pipeline().nodes, selected));
    });
    end.signal.addEventListener("abort", () => observer.disconnect());
    addEventListener("pointerdown", () => end.abort(), { signal: end.signal });
    observer.observe(inspector);
    return () => end.abort();
  }, [selected, hasMap, state, pipeline]);
}
