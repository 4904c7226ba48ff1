import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** By node, what is found of what really runs there, in words; apart from the document's state, so that nothing of the map waits for it. */
export const runningMarks = createStore<ReadonlyMap<string, string>>(() => new Map());

/** Undefined where nothing is found. */
export function useRunningMark(node: string): string | undefined {
  return useStore(runningMarks, (marks) => marks.get(node));
}
