import type { Viewport } from "@xyflow/react";
import type { MapInstance } from "../map/flow-types";
import { beginMove, motion } from "./move-map";

interface WayBack {
  readonly before: Viewport;
  readonly shown: Viewport;
}

let kept: WayBack | undefined;

/**
 * Remembers where the map was when it zooms to show all of a way.
 * @param shown where it goes to; undefined: it stays
 */
export function keepWayBack(before: Viewport, shown: Viewport | undefined): void {
  if (!shown || shown.zoom === before.zoom) return;
  // One way after another: back to where the first of them began.
  kept = { before: kept && isSame(before, kept.shown) ? kept.before : before, shown };
}

/** Where the map was before; undefined where it was moved since: then it stays where a person has it. It is told once. */
export function takeWayBack(instance: Pick<MapInstance, "getViewport">): Viewport | undefined {
  const back = kept;
  kept = undefined;
  return back && isSame(instance.getViewport(), back.shown) ? back.before : undefined;
}

/** Takes the map back there. */
export function goWayBack(instance: Pick<MapInstance, "getViewport" | "setViewport"> | undefined): void {
  const back = instance && takeWayBack(instance);
  if (!back) return;
  beginMove();
  void instance.setViewport(back, motion());
}

function isSame(one: Viewport, other: Viewport): boolean {
  return (
    Math.abs(one.x - other.x) < 1 &&
    Math.abs(one.y - other.y) < 1 &&
    Math.abs(one.zoom / other.zoom - 1) < 0.001
  );
}
