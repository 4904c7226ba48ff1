"use client";
import { useState } from "react";
import { useMapActions, useMapState } from "./state/map-context";
import type { Where } from "@/lib/client/live/presence-store";
import { useSharePlace } from "@/components/editor/presence/use-share-place";
import type { Selection } from "@/lib/domain/pipeline/selection";

/** Publishes where this person looks on the map, and goes to where another person looks. Draws nothing. */
export function MapPresence() {
  const place = useMapState(({ selection, control }) =>
    JSON.stringify({ selection: selectionOf(selection), control }),
  );
  const { focusNode, selectEdge, openControl } = useMapActions();
  const [goTo] = useState(() => ({ selection, control }: Pick<Where, "selection" | "control">) => {
    if (!selection) return;
    if ("edge" in selection) return selectEdge(selection.edge);
    focusNode(selection.node);
    if (control !== undefined) openControl(control);
  });
  useSharePlace(place, goTo);
  return null;
}

/** A single subject: with several selected there is none. */
function selectionOf({ nodes, edges }: Selection): Where["selection"] {
  if (nodes.size + edges.size !== 1) return undefined;
  const [[node], [edge]] = [nodes, edges];
  if (node !== undefined) return { node };
  return edge === undefined ? undefined : { edge };
}
