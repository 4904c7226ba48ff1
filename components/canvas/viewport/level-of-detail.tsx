import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect } from "react";
import { useMapStore } from "../state/map-context";
import type { Detail } from "../state/map-store";

/** Up to so many pixels to a unit of the map: only shapes, no details, no handles. */
const ends: readonly (readonly [number, Detail])[] = [
  [0.2, "tiny"],
  [0.45, "far"],
  [0.7, "middle"],
];

/**
 * What is too small to read is not drawn. One subscriber sets an attribute of the map, for the style sheet, and tells the
 * cards and lines when there is something that they need not draw at all.
 */
export function LevelOfDetail() {
  const flow = useStoreApi();
  const map = useMapStore();
  useLayoutEffect(() => {
    let isFitted = false;
    const apply = ({
      transform: [, , zoom],
      domNode,
      width,
      fitViewQueued,
    }: ReturnType<typeof flow.getState>) => {
      // Before the map is fitted its zoom says nothing: thousands of lines would be drawn one by one, and taken away again.
      if (!isFitted && (width === 0 || fitViewQueued)) return;
      isFitted = true;
      const detail = ends.find(([end]) => zoom < end)?.[1] ?? "near";
      if (domNode && domNode.dataset["detail"] !== detail) domNode.dataset["detail"] = detail;
      if (map.getState().detail !== detail) map.setState({ detail });
    };
    apply(flow.getState());
    return flow.subscribe(apply);
  }, [flow, map]);
  return null;
}
