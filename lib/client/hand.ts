import { createStore } from "zustand/vanilla";

// Map gestures may stop one kind of these events, or a browser may send only one.
const takes = ["pointerdown", "mousedown", "touchstart"];
const lets = ["pointerup", "mouseup", "touchend", "touchcancel", "dragend", "drop", "contextmenu"];
/** In milliseconds: after that, a missing end of the gesture is assumed. */
const patience = 10_000;

/** Whether the person holds a card or the map: long calculations wait meanwhile, so that the drag stays smooth. */
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
  // Before the map, which stops the events that it handles.
  const first = { signal, capture: true, passive: true };
  for (const type of takes) addEventListener(type, take, first);
  for (const type of lets) addEventListener(type, letGo, first);
  // Only for the window itself: a press also blurs other elements.
  addEventListener("blur", letGo, { signal });
  return () => {
    watching.abort();
    letGo();
  };
}
