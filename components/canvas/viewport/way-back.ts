import type { Viewport } from "@xyflow/react";
import type { MapInstance } from "../map/flow-types";
import { beginMove, motion, moveUntilPressed } from "./move-map";

export interface WayBack {
  readonly before: Viewport;
  readonly shown: Viewport;
}

/** In milliseconds, for the last frame of a move. */
const slack = 50;

let kept: WayBack | undefined;
/** The last move back. */
let comingBack: Promise<unknown> = Promise.resolve();

/** Ends when the map is back: a move for a card reads its position after that. */
export function untilBack(): Promise<unknown> {
  return comingBack;
}

/** Several moves in a row go back to the start of the first. */
export function addMove(back: WayBack | undefined, { before, shown }: WayBack): WayBack {
  return { before: back && isSame(before, back.shown) ? back.before : before, shown };
}

/**
 * Remembers the viewport before the map zooms to a whole path.
 * @param shown the new viewport; undefined: it stays
 */
export function keepWayBack(before: Viewport, shown: Viewport | undefined): void {
  if (!shown || shown.zoom === before.zoom) return;
  kept = addMove(kept, { before, shown });
}

/** The viewport before the map showed a path; undefined if the person moved the map since: then it stays. Returned once. */
export function takeWayBack(instance: Pick<MapInstance, "getViewport">): Viewport | undefined {
  const back = kept;
  kept = undefined;
  return back && isSame(instance.getViewport(), back.shown) ? back.before : undefined;
}

/** Moves the map back there. */
export function goWayBack(instance: Pick<MapInstance, "getViewport" | "setViewport"> | undefined): void {
  const back = kept;
  kept = undefined;
  goBack(instance, back);
}

/** Moves the map back; if the person moved it since, it stays. */
export function goBack(
  instance: Pick<MapInstance, "getViewport" | "setViewport"> | undefined,
  back: WayBack | undefined,
): void {
  if (!instance || !back || !isSame(instance.getViewport(), back.shown)) return;
  beginMove();
  // A replaced move never ends.
  const isLate = new Promise((done) => setTimeout(done, motion().duration + slack));
  comingBack = Promise.race([moveUntilPressed(instance, back.before), isLate]);
}

function isSame(one: Viewport, other: Viewport): boolean {
  return (
    Math.abs(one.x - other.x) < 1 &&
    Math.abs(one.y - other.y) < 1 &&
    Math.abs(one.zoom / other.zoom - 1) < 0.001
  );
}
