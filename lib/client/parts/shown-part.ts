import { backoff } from "../live/backoff";
import { missingParts } from "./missing-parts";
import { part } from "./part";

/**
 * A part of the program that draws something. Where it cannot be fetched just now, as without a connection, its place
 * waits for it, and it is asked for again: a failure would take the whole page with it.
 */
export function shownPart<Part>(load: () => Promise<Part>): () => Promise<Part> {
  const fetch = part(load);
  return async () => {
    for (let failures = 0; ;) {
      try {
        return await fetch();
      } catch (error) {
        // What is wrong with the part itself does not get better by asking again.
        if (!(error instanceof Error) || error.name !== "ChunkLoadError") throw error;
        failures += 1;
        missingParts.count(1);
        await untilWorthATry(failures);
        missingParts.count(-1);
      }
    }
  };
}

function untilWorthATry(failures: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, backoff(failures, 1));
    addEventListener("online", go);
  });
}
