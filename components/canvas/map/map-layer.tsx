import { useStore } from "@xyflow/react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";

/** Over the lines, or over everything; both move with the map. */
type LayerName = "edgelabel-renderer" | "viewport-portal";

interface MapLayerProps {
  readonly name: LayerName;
  readonly children: ReactNode;
}

/** Draws into a layer of React Flow. Its own portals search for the layer through everything drawn, in each frame of a move. */
export function MapLayer({ name, children }: MapLayerProps) {
  const map = useStore(({ domNode }) => domNode);
  const layer = map && layerOf(map, name);
  return layer ? createPortal(children, layer) : null;
}

const known = new WeakMap<Element, Map<string, Element>>();

function layerOf(map: Element, name: LayerName): Element | null {
  const ofMap = known.get(map) ?? new Map<string, Element>();
  known.set(map, ofMap);
  const layer = ofMap.get(name) ?? map.querySelector(`.react-flow__${name}`);
  if (layer) ofMap.set(name, layer);
  return layer;
}
