import { ArrowLeft } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useMapActions, useMapState } from "../state/map-context";
import { panelTitles } from "../state/panel";

/** Leads back to the panel that opened this one; nothing if the map opened it. */
export function BackTo() {
  const { openPanel } = useMapActions();
  const cameFrom = useMapState((state) => state.cameFrom);
  const title = cameFrom && panelTitles[cameFrom.name];
  if (!cameFrom || title === undefined) return null;
  return (
    <Button tone="quiet" className="px-2!" onClick={() => openPanel(cameFrom)}>
      <ArrowLeft aria-hidden size={15} />
      Back to {title}
    </Button>
  );
}
