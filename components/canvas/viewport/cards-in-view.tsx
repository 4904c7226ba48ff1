import { useStoreApi } from "@xyflow/react";
import { useLayoutEffect } from "react";
import { useMapStore } from "../state/map-context";
import { isPartlyInView } from "./is-in-view";

export function CardsInView() {
  const flow = useStoreApi();
  const map = useMapStore();
  useLayoutEffect(() => {
    const apply = (state: ReturnType<typeof flow.getState>) => {
      const { detail, inView: before } = map.getState();
      if (detail === "tiny") return;
      const ids: string[] = [];
      for (const card of state.nodeLookup.values()) if (isPartlyInView(card, state)) ids.push(card.id);
      const inView = ids.join(" ");
      if (inView !== before) map.setState({ inView });
    };
    apply(flow.getState());
    return flow.subscribe(apply);
  }, [flow, map]);
  return null;
}
