import { knownParts } from "./part";

/** The page comes first: what it shows, and what the person does with it at once. */
const patience = 10_000;
/** Who moves the map would see it halt for each part: only after so long without any input is one fetched. */
const rest = 1_000;
const inputs = ["pointermove", "mousemove", "wheel", "keydown"];

/**
 * Fetches every part of the program that is not here yet, whenever the page has come to rest, one after the other: a person who
 * loses the connection can go on with everything. @returns ends it.
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
    // A part that comes may know of others: the set grows while it is gone through.
    for (const load of knownParts) {
      while (performance.now() - lastInput < rest) await new Promise((resolve) => setTimeout(resolve, rest));
      if (end.signal.aborted) return;
      await load();
    }
  };
  // What is missing then is fetched when it is needed.
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
