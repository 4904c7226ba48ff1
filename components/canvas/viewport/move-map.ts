import type { Viewport } from "@xyflow/react";
import { hand } from "@/lib/client/hand";
import type { MapInstance } from "../map/flow-types";

let begun = 0;

/**
 * Only the last requested move runs: call this before the map moves by itself.
 * @returns whether no other move has started since
 */
export function beginMove(): () => boolean {
  begun += 1;
  const mine = begun;
  return () => mine === begun;
}

/** Counts the automatic moves of the map. */
export function movesBegun(): number {
  return begun;
}

/** How the map moves by itself: straight, as React Flow's default would zoom out and in; at once if the person prefers less motion. */
export function motion(): { readonly duration: number; readonly interpolate: "linear" } {
  return {
    duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160,
    interpolate: "linear",
  };
}

/** Moves the map until the person presses a button: it then stays, so that they hit what they saw. @returns whether it arrived */
export async function moveUntilPressed(
  instance: Pick<MapInstance, "getViewport" | "setViewport">,
  to: Viewport,
): Promise<boolean> {
  const mine = begun;
  let stop = () => {};
  const pressed = new Promise<false>((resolve) => {
    stop = hand.subscribe(({ isHolding }) => {
      if (isHolding) resolve(false);
    });
  });
  // An interrupted move never ends.
  const hasCome = await Promise.race([instance.setViewport(to, motion()), pressed]);
  stop();
  // A later request may have moved it elsewhere.
  if (!hasCome && mine === begun) void instance.setViewport(instance.getViewport());
  return hasCome;
}
