import { useSyncExternalStore } from "react";

const watchNothing = () => () => undefined;
const isLiveHere = () => true;
const isLiveAtFirst = () => false;

/** Whether what is drawn listens yet: what came with the page is seen before its code has run. */
export function useIsLive(): boolean {
  return useSyncExternalStore(watchNothing, isLiveHere, isLiveAtFirst);
}
