import { Panel, useOnViewportChange, useStoreApi } from "@xyflow/react";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { isPartlyInView } from "./is-partly-in-view";
import { useMapState } from "../state/map-context";
import { showAll } from "./show-all";

export function LostPill() {
  const instance = useMapState((state) => state.instance);
  const store = useStoreApi();
  const [isLost, setIsLost] = useState(false);
  // Another function each time would tell every card and line of it.
  const onEnd = useCallback(() => {
    const state = store.getState();
    const cards = [...state.nodeLookup.values()];
    setIsLost(cards.length > 0 && !cards.some((card) => isPartlyInView(card, state)));
  }, [store]);
  useOnViewportChange({ onEnd });
  if (!isLost) return null;
  return (
    <Panel position="top-center" className="!mt-12">
      <Button
        tone="primary"
        onClick={() => {
          setIsLost(false);
          showAll(instance);
        }}
      >
        Back to the diagram
      </Button>
    </Panel>
  );
}
