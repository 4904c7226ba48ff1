import { knownParts } from "./part";

/** The page comes first: what it shows, and what the person does with it at once. */
const patience = 10_000;

/**
 * Fetches every part of the program that is not here yet, once the page has come to rest, one after the other: whoever
 * loses the connection can go on with everything. @returns ends it.
 */
export function fetchPartsAhead(): () => void {
  let isStopped = false;
  const fetchAll = async () => {
    // A part that comes may know of others: the set grows while it is gone through.
    for (const load of knownParts) {
      if (isStopped) return;
      await load();
    }
  };
  // What is missing then is fetched when it is needed.
  const timer = setTimeout(() => void fetchAll().catch(() => undefined), patience);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
