import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { counted } from "@/lib/domain/words/english";

/** The number of open threads, by place: `placeKey` or `allOnNode`. Apart from the document's state: nothing on a page waits for it. */
export const commentMarks = createStore<ReadonlyMap<string, number>>(() => new Map());

/** A node and its controls together. */
export function allOnNode(node: string): string {
  return `all ${node}`;
}

/** Zero if none is open, or not loaded yet. */
export function useOpenThreads(place: string): number {
  return useStore(commentMarks, (marks) => marks.get(place) ?? 0);
}

export function openThreadsText(open: number): string {
  return counted(open, "open thread of comments", "open threads of comments");
}
