import "server-only";
import type { Viewer } from "../auth/viewer";
import { AppError } from "../errors";
import { oncePerProcess } from "../process";

/** Each takes a core and some hundred megabytes while it reads. */
const mostInAll = 2;

/** Takes a place among the archives that are read now; throws where there is none. @returns gives it back, however often it is called */
export function takeScanPlace({ userId, token }: Pick<Viewer, "userId" | "token">): () => void {
  // The jobs that one rule lets in are one machine member: each is told apart by its token.
  const reader = token === undefined ? userId : `token ${token.id}`;
  const readers = oncePerProcess("scan-places", () => new Set<string>());
  if (readers.has(reader))
    throw new AppError("unavailable", {
      detail: "The last files that you sent are still being read. Try again in a few seconds.",
      retryAfter: 3,
    });
  if (readers.size >= mostInAll)
    throw new AppError("unavailable", {
      detail: "Files of others are being read. Try again in a few seconds.",
      retryAfter: 5,
    });
  readers.add(reader);
  let isGiven = false;
  return () => {
    if (!isGiven) readers.delete(reader);
    isGiven = true;
  };
}
