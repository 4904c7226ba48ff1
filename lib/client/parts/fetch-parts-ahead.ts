import { knownParts } from "./part";

/** The page comes first: its content, and the person's first actions. */
const patience = 10_000;
/** Fetching a part briefly halts a moving map: wait until there was no input for this long. */
const rest = 1_000;
const inputs = ["pointermove", "mousemove", "wheel", "keydown"];

/**
 * Fetches every missing part of the program, one after the other, whenever the page is idle: a person who loses the
 * connection can then use everything. @returns ends it.
 */
export function fetchPartsAhead(): () => void {
  const end = new AbortController();
  let lastInput = -Infinity;
  const hear = () => {
    lastInput = performance.now();
  };
  for (const type of inputs)
    addEventListener(type, hear, { signal: end.signal, passive: true, capture: true });
  const fetchAll = async () => {
    // A loaded part may register others: the set grows during the loop.
    for (const load of knownParts) {
      while (performance.now() - lastInput < rest) await new Promise((resolve) => setTimeout(resolve, rest));
      if (end.signal.aborted) return;
      await load();
    }
  };
  // Parts that are still missing are fetched when needed.
  const timer = setTimeout(
    () =>
      void fetchAll()
        .catch(() => undefined)
        .finally(() => end.abort()),
    patience,
  );
  return () => {
    end.abort();
    clearTimeout(timer);
  };
}
