import { useState } from "react";
import { useOutline, useOutlineActions } from "./outline-context";
import type { Where } from "@/lib/client/live/presence-store";
import { useSharePlace } from "@/components/editor/presence/use-share-place";

/** Tells others what this person has open in the outline, and opens what another one looks at. Draws nothing. */
export function OutlinePresence() {
  const place = useOutline(({ open, control }) => JSON.stringify({ selection: selectionOf(open), control }));
  const { openNode, openEdge, openControl } = useOutlineActions();
  const [goTo] = useState(() => ({ selection, control }: Pick<Where, "selection" | "control">) => {
    if (!selection) return;
    if ("edge" in selection) return openEdge(selection.edge);
    openNode(selection.node);
    if (control !== undefined) openControl(control);
  });
  useSharePlace(place, goTo);
  return null;
}

function selectionOf({ node, edge }: { readonly node?: string; readonly edge?: string }): Where["selection"] {
  if (edge !== undefined) return { edge };
  return node === undefined ? undefined : { node };
}
