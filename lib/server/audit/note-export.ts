import "server-only";
import type { Viewer } from "../auth/viewer";
import { getCaller } from "../http/caller";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { oncePerProcess } from "../process";
import { askWriter } from "../readers/ask-writer";

/** In milliseconds: one person's downloads of the same file in this time are one entry, so that a loop does not fill the record. */
const together = 10 * 60 * 1000;
/** So many are remembered. */
const mostRecent = 10_000;

/**
 * Says in the security record that somebody took a file away, of a pipeline where an id is given.
 * What cannot be recorded, as on a full disk, is in the log: reading goes on.
 */
export function noteExport(viewer: Viewer, file: string, id?: string, now = Date.now()): void {
  const recent = oncePerProcess("exports", () => new Map<string, number>());
  const key = JSON.stringify([viewer.userId, file, id]);
  if (now - (recent.get(key) ?? -Infinity) < together) return;
  recent.delete(key);
  recent.set(key, now);
  for (const oldest of recent.keys()) {
    if (recent.size <= mostRecent) break;
    recent.delete(oldest);
  }
  askWriter("record-export", viewer, file, id ?? null, getCaller()).catch((error: unknown) =>
    getLog().error({ event: "audit-failed", error: describeError(error) }),
  );
}
