import "server-only";
import type { Viewer } from "../auth/viewer";
import { getCaller } from "../http/caller";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { askWriter } from "../readers/ask-writer";
import { onceInAWhile } from "./once-in-a-while";

/** In milliseconds: one person's downloads of the same file in this time are one entry. */
const together = 10 * 60 * 1000;

/**
 * Says in the security record that somebody took a file away, of a pipeline where an id is given.
 * What cannot be recorded, as on a full disk, is in the log: reading goes on.
 */
export function noteExport(viewer: Viewer, file: string, id?: string): void {
  const downloads = onceInAWhile("download", together);
  const download = JSON.stringify([viewer.userId, file, id]);
  if (!downloads.isFirst(download)) return;
  askWriter("record-export", viewer, file, id ?? null, getCaller()).catch((error: unknown) => {
    downloads.forget(download);
    getLog().error({ event: "audit-failed", error: describeError(error) });
  });
}
