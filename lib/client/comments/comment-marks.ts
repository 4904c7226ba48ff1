import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** How many threads are open, by place (`placeKey`); under `all ID`, on a node and its controls together. Apart from the document's state: nothing of a page waits for it. */
export const commentMarks = createStore<ReadonlyMap<string, number>>(() => new Map());

/** Nought where nothing is open, or nobody asked yet. */
export function useOpenThreads(place: string): number {
  return useStore(commentMarks, (marks) => marks.get(place) ?? 0);
}
