"use client";
import { useEffect } from "react";
import { useMapActions, useMapState } from "@/components/canvas/map-state/map-context";
import type { Selection } from "@/components/canvas/map-elements";
import { lookAt, presenceStore, type Where } from "@/lib/client/live/presence-store";
import { useEditedControl } from "./use-edited-control";

/** Tells others where this person looks on the map, and goes to where another one looks. Draws nothing. */
export function MapPresence() {
  const selection = useMapState((state) => state.selection);
  const control = useMapState((state) => state.control);
  const edited = useEditedControl();
  const { focusNode, selectEdge, openControl } = useMapActions();
  useEffect(() => {
    const where = selectionOf(selection);
    if (!where) return lookAt({});
    const open = edited === undefined ? control : edited.control;
    lookAt({ selection: where, ...(open !== undefined && { control: open }), ...(edited && { isEditing: true }) });
  }, [selection, control, edited]);
  useEffect(() => () => lookAt({}), []);
  useEffect(
    () =>
      presenceStore.subscribe(({ follow }, before) => {
        if (follow === before.follow || !follow?.selection) return;
        if ("edge" in follow.selection) return selectEdge(follow.selection.edge);
        focusNode(follow.selection.node);
        if (follow.control !== undefined) openControl(follow.control);
      }),
    [focusNode, selectEdge, openControl],
  );
  return null;
}

/** One thing: whoever has many selected looks at none of them. */
function selectionOf({ nodes, edges }: Selection): Where["selection"] {
  const [[node], [edge]] = [nodes, edges];
  if (nodes.size + edges.size !== 1) return undefined;
  return node === undefined ? (edge === undefined ? undefined : { edge }) : { node };
}
