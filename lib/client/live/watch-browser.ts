import type { WatchHandlers } from "./transport";

/** A page out of sight gives its stream up after this long: a browser has few connections to one server for all its tabs. */
const hiddenPatience = 30_000;

/** @returns stops watching. */
export function watchBrowser({ onOnline, onOffline, onHidden, onShown }: WatchHandlers): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener("online", onOnline, { signal });
  addEventListener("offline", onOffline, { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") timer = setTimeout(onHidden, hiddenPatience);
      else onShown();
    },
    { signal },
  );
  return () => {
    clearTimeout(timer);
    stopping.abort();
  };
}
