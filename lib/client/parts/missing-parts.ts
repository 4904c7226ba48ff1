const listeners = new Set<() => void>();
let missing = 0;

/** Whether somebody waits for a part of the program that could not be fetched, and a way to hear of it. */
export const missingParts = {
  isAny: () => missing > 0,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  count: (change: 1 | -1) => {
    missing += change;
    for (const listener of listeners) listener();
  },
};
