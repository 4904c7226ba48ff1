import { visibleArea } from "../keyboard/covers";
import { motion } from "./motion";
import type { MapInstance } from "../map/flow-types";

const margin = 24;

export function showAll(instance: MapInstance | undefined): void {
  const pane = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  const area = visibleArea();
  if (!pane || !area) return;
  const padding = {
    left: `${area.left - pane.left + margin}px`,
    top: `${area.top - pane.top + margin}px`,
    right: `${pane.right - area.right + margin}px`,
    bottom: `${pane.bottom - area.bottom + margin}px`,
  } as const;
  void instance?.fitView({ maxZoom: 1, padding, ...motion() });
}
