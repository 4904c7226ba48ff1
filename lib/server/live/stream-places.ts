import "server-only";
import { AppError } from "../errors";
import { oncePerProcess } from "../process";

const mostPerPerson = 6;
const mostInAll = 2000;

function places(): Map<string, number> {
  return oncePerProcess("stream-places", () => new Map<string, number>());
}

/**
 * Takes a place among the open streams; throws if there is none. @returns the function that releases it,
 * once.
 */
export function takeStreamPlace(userId: string): () => void {
  const taken = places();
  const ofPerson = taken.get(userId) ?? 0;
  const inAll = openStreams();
  if (ofPerson >= mostPerPerson)
    throw new AppError("too-many", {
      detail: `At most ${mostPerPerson} pages can follow changes at once. Close one.`,
      retryAfter: 10,
    });
  if (inAll >= mostInAll)
    throw new AppError("too-many", {
      detail: "Too many pages follow changes at once. Try again later.",
      retryAfter: 30,
    });
  taken.set(userId, ofPerson + 1);
  let isGiven = false;
  return () => {
    if (isGiven) return;
    isGiven = true;
    const left = (taken.get(userId) ?? 1) - 1;
    if (left > 0) taken.set(userId, left);
    else taken.delete(userId);
  };
}

export function openStreams(): number {
  return [...places().values()].reduce((sum, count) => sum + count, 0);
}
