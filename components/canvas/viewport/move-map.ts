import type { Viewport } from "@xyflow/react";
import { hand } from "@/lib/client/hand";
import type { MapInstance } from "../map/flow-types";

let begun = 0;

/**
 * The map moves for what was asked last, and for that alone: to be called before it moves by itself.
 * @returns whether nothing else moved it since
 */
export function beginMove(): () => boolean {
  begun += 1;
  const mine = begun;
  return () => mine === begun;
}

/** How often the map began to move by itself. */
export function movesBegun(): number {
  return begun;
}

/** How the map moves by itself: straight there, as its default would zoom out and in on the way; at once for anyone who asked for less motion. */
export function motion(): { readonly duration: number; readonly interpolate: "linear" } {
  return {
    duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160,
    interpolate: "linear",
  };
}

/** Moves the map until somebody presses a button: they meet what they saw, as it stays there then. @returns whether it came there */
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
  // What is broken off never ends.
  const hasCome = await Promise.race([instance.setViewport(to, motion()), pressed]);
  stop();
  // It may go elsewhere by now, for what was asked since.
  if (!hasCome && mine === begun) void instance.setViewport(instance.getViewport());
  return hasCome;
}
