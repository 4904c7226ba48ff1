import "server-only";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";

/** A list must not become slow after an upgrade, or on a day when much expires: later calls do the rest. */
const most = 25;

/**
 * Updates the cached list figures of pipelines, one after another. An unreadable pipeline is skipped and
 * logged, so that it does not break the list.
 * @returns the number of pipelines left.
 */
export async function refreshSome(
  ids: readonly string[],
  bringUpToDate: (id: string) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (const id of ids.slice(0, most)) {
    try {
      await bringUpToDate(id);
      done += 1;
    } catch (error) {
      getLog().warn({ event: "pipeline-not-listed", error: describeError(error) });
    }
  }
  return ids.length - done;
}
