import { useSyncExternalStore } from "react";

const narrow = "(width < 48rem)";

/** Whether what opens covers the whole page here. On the server: no. */
export function usePhone(): boolean {
  return useSyncExternalStore(watch, isNarrow, () => false);
}

function watch(onChange: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

function isNarrow(): boolean {
  return matchMedia(narrow).matches;
}
