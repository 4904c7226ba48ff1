"use client";
import { Button } from "@/components/ui/button";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useMapActions, useMapState } from "../state/map-context";
import { connectingText } from "../state/map-actions";
import { focusMap } from "../state/map-focus";

/** While connecting: which node to choose next, and the way out. */
export function Connecting() {
  const from = useMapState(({ panel }) => (panel?.name === "connecting" ? panel.from : undefined));
  const source = useEditor(({ visible }) => (from === undefined ? undefined : visible.nodes.get(from)?.name));
  const { closePanel } = useMapActions();
  return (
    <div className="absolute inset-x-3 top-11 z-20 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] items-center gap-3 rounded-card border border-line-strong bg-panel py-1.5 pr-1.5 pl-3 shadow-card">
      <p className="min-w-0 break-words">
        <b className="font-medium">{connectingText(source)}</b>{" "}
        <span className="text-soft">Click a card, or press Enter on it.</span>
      </p>
      <Button
        onClick={() => {
          closePanel();
          focusMap();
        }}
      >
        Cancel
      </Button>
    </div>
  );
}
