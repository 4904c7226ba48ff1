import { useSyncExternalStore } from "react";

const watchNothing = () => () => undefined;
const isLiveHere = () => true;
const isLiveAtFirst = () => false;

/** Whether the page responds yet: server content is visible before its code has run. */
export function useIsLive(): boolean {
  return useSyncExternalStore(watchNothing, isLiveHere, isLiveAtFirst);
}
