import { ConnectDialog } from "@/components/editor/connect-dialog";
import { useCommandContext, useMapState } from "../state/map-context";
import { mapEdits } from "../state/map-edits";

export function ConnectPanel() {
  const from = useMapState(({ panel }) => (panel?.name === "connect" ? panel.from : undefined));
  const context = useCommandContext();
  const { closePanel, goTo } = context.map;
  if (from === undefined) return null;
  const connectTo = (target: string) => {
    mapEdits(context).connect(from, target);
    // Once the dialog is gone: on from the node, with the hand-over in the inspector.
    requestAnimationFrame(() => goTo(from));
  };
  return <ConnectDialog from={from} onClose={closePanel} onConnect={connectTo} />;
}
