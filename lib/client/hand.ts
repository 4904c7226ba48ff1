import { createStore } from "zustand/vanilla";

// A gesture of the map may keep one kind of them to itself, or a browser send but one.
const takes = ["pointerdown", "mousedown", "touchstart"];
const lets = ["pointerup", "mouseup", "touchend", "touchcancel", "dragend", "drop", "contextmenu"];
/** In milliseconds: by then something was let go where nobody heard of it. */
const patience = 10_000;

/** Whether somebody holds a card, or the map: what takes a core for long waits meanwhile, so that what is moved keeps up with the hand. */
export const hand = createStore(() => ({ isHolding: false }));

export function whenHandIsFree(): Promise<void> {
  return new Promise((resolve) => {
    if (!hand.getState().isHolding) return resolve();
    const stop = hand.subscribe(({ isHolding }) => {
      if (isHolding) return;
      stop();
      resolve();
    });
  });
}

/** Keeps `hand` in step with this page. @returns ends it */
export function watchHand(): () => void {
  const watching = new AbortController();
  let late: ReturnType<typeof setTimeout> | undefined;
  const hold = (isHolding: boolean) => {
    clearTimeout(late);
    if (isHolding) late = setTimeout(letGo, patience);
    if (hand.getState().isHolding !== isHolding) hand.setState({ isHolding });
  };
  const take = () => hold(true);
  const letGo = () => hold(false);
  const { signal } = watching;
  // Before the map, which keeps what it understands to itself.
  const first = { signal, capture: true, passive: true };
  for (const type of takes) addEventListener(type, take, first);
  for (const type of lets) addEventListener(type, letGo, first);
  // That of the window alone: a press takes the focus from something else.
  addEventListener("blur", letGo, { signal });
  return () => {
    watching.abort();
    letGo();
  };
}
