import "server-only";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";

/** A list must not become slow after an update, or on the day on which much lapses: the next calls do the rest. */
const most = 25;

/**
 * Brings what a list keeps of pipelines up to date, one after another. A pipeline that cannot be read is passed over and
 * told in the log: it must not take the list of all others with it.
 * @returns for how many it was not done.
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
