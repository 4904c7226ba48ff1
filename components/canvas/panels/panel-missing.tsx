import { PartMissing } from "@/components/marks/part-missing";
import { Button } from "@/components/ui/button";
import { useMissingParts } from "@/lib/client/parts/use-missing-parts";
import { useMapActions } from "../state/map-context";

/** In the place of a panel that could not be fetched: why, and the way back to the map. */
export function PanelMissing() {
  const { closePanel } = useMapActions();
  if (!useMissingParts()) return null;
  return (
    <div className="absolute inset-x-3 top-14 z-20 mx-auto flex max-w-96 flex-col items-start gap-2 rounded-card border border-line-strong bg-panel p-3 shadow-card">
      <PartMissing />
      <Button onClick={closePanel}>Close</Button>
    </div>
  );
}
