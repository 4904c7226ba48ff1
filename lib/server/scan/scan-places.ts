import "server-only";
import { AppError } from "../errors";
import { oncePerProcess } from "../process";

/** Each takes a core and some hundred megabytes while it reads. */
const mostInAll = 2;

/** Takes a place among the archives that are read now; throws where there is none. @returns gives it back, however often it is called */
export function takeScanPlace(userId: string): () => void {
  const readers = oncePerProcess("scan-places", () => new Set<string>());
  if (readers.has(userId))
    throw new AppError("unavailable", {
      detail: "The last files that you sent are still being read. Try again in a few seconds.",
      retryAfter: 3,
    });
  if (readers.size >= mostInAll)
    throw new AppError("unavailable", {
      detail: "Files of others are being read. Try again in a few seconds.",
      retryAfter: 5,
    });
  readers.add(userId);
  let isGiven = false;
  return () => {
    if (!isGiven) readers.delete(userId);
    isGiven = true;
  };
}
