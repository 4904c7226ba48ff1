import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect } from "react";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { useMapStore } from "./map-state/map-context";

/** Keeps in the map's state which cards are in view, for the lines that are drawn one by one. */
export function CardsInView() {
  const flow = useStoreApi();
  const map = useMapStore();
  useLayoutEffect(() => {
    const apply = ({ nodeLookup, transform: [left, top, zoom], width, height }: ReturnType<typeof flow.getState>) => {
      const { detail, inView: before } = map.getState();
      if (detail === "tiny") return;
      const ids: string[] = [];
      for (const { id, internals } of nodeLookup.values()) {
        const [x, y] = [internals.positionAbsolute.x * zoom + left, internals.positionAbsolute.y * zoom + top];
        if (x < width && y < height && x + cardSize.width * zoom > 0 && y + cardSize.height * zoom > 0) ids.push(id);
      }
      const inView = ids.join(" ");
      if (inView !== before) map.setState({ inView });
    };
    apply(flow.getState());
    return flow.subscribe(apply);
  }, [flow, map]);
  return null;
}
