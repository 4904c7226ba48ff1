import { useCallback, useSyncExternalStore } from "react";

/** Whether the window matches the media query, kept up to date; undefined on the server, which cannot know. */
export function useMedia(query: string): boolean | undefined {
  const subscribe = useCallback(
    (listen: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", listen);
      return () => list.removeEventListener("change", listen);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => undefined,
  );
}
