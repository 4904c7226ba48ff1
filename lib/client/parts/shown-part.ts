import { backoff } from "../live/backoff";
import { missingParts } from "./missing-parts";
import { part } from "./part";

/**
 * A part of the program that draws something. If it fails to load, as without a connection, its place waits and it is
 * requested again: an error would remove the whole page.
 */
export function shownPart<Part>(load: () => Promise<Part>): () => Promise<Part> {
  const fetch = part(load);
  return async () => {
    for (let failures = 0; ;) {
      try {
        return await fetch();
      } catch (error) {
        // A fault of the part itself is not cured by another request.
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
