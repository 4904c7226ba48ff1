import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** By node, its drift findings in words; apart from the document's state, so that nothing on the map waits for it. */
export const runningMarks = createStore<ReadonlyMap<string, string>>(() => new Map());

/** Undefined if there are none. */
export function useRunningMark(node: string): string | undefined {
  return useStore(runningMarks, (marks) => marks.get(node));
}
