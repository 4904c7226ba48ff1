import { useSyncExternalStore } from "react";

const wide = "(min-width: 80rem)";

/** Whether there is room for something beside the outline; undefined on the server, which cannot know. */
export function useIsWide(): boolean | undefined {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(wide).matches,
    () => undefined,
  );
}

function subscribe(listen: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener("change", listen);
  return () => query.removeEventListener("change", listen);
}
