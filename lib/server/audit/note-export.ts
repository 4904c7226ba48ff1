import "server-only";
import type { Viewer } from "../auth/viewer";
import { getCaller } from "../http/caller";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { askWriter } from "../readers/ask-writer";
import { onceInAWhile } from "./once-in-a-while";

/** In milliseconds: one person's downloads of the same file within this time are one entry. */
const together = 10 * 60 * 1000;

/**
 * Records a download in the audit log, with the pipeline if an id is given. If that fails, for example on a
 * full disk, it goes to the log of the process and the download continues.
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
