const listeners = new Set<() => void>();
let missing = 0;

/** Whether the person waits for a part of the program that failed to load, and a way to subscribe to it. */
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
