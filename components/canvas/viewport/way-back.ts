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
/** Of the last move back. */
let comingBack: Promise<unknown> = Promise.resolve();

/** Ends when the map is back: what moves it for a card looks at where that is by then. */
export function untilBack(): Promise<unknown> {
  return comingBack;
}

/** One move after another: back to where the first of them began. */
export function addMove(back: WayBack | undefined, { before, shown }: WayBack): WayBack {
  return { before: back && isSame(before, back.shown) ? back.before : before, shown };
}

/**
 * Remembers where the map was when it zooms to show all of a way.
 * @param shown where it goes to; undefined: it stays
 */
export function keepWayBack(before: Viewport, shown: Viewport | undefined): void {
  if (!shown || shown.zoom === before.zoom) return;
  kept = addMove(kept, { before, shown });
}

/** Where the map was before it showed a way; undefined where it was moved since: then it stays where a person has it. It is told once. */
export function takeWayBack(instance: Pick<MapInstance, "getViewport">): Viewport | undefined {
  const back = kept;
  kept = undefined;
  return back && isSame(instance.getViewport(), back.shown) ? back.before : undefined;
}

/** Takes the map back there. */
export function goWayBack(instance: Pick<MapInstance, "getViewport" | "setViewport"> | undefined): void {
  const back = kept;
  kept = undefined;
  goBack(instance, back);
}

/** Takes the map back to where it was; where it was moved since, it stays as a person has it. */
export function goBack(
  instance: Pick<MapInstance, "getViewport" | "setViewport"> | undefined,
  back: WayBack | undefined,
): void {
  if (!instance || !back || !isSame(instance.getViewport(), back.shown)) return;
  beginMove();
  // A move that another takes the place of never ends.
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
