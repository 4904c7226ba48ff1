import "server-only";
import { getDatabase } from "../db";
import { movedOn } from "./commit-operations";

/** Keys are in order in the log, so that the type comes last; in a text of a person a quote has a backslash before it. */
const ofComments = ["comment.added", "comment.removed", "thread.resolved", "thread.reopened"].map(
  (type) => `"type":"${type}"}`,
);

/**
 * Throws `conflict` where the map is no longer what the person was shown. What people say to each other meanwhile changes nothing of it.
 * @param done what was not done, as `restored`
 */
export async function requireAsShown(
  pipelineId: string,
  { revision, shown, done }: { readonly revision: number; readonly shown: number; readonly done?: string },
): Promise<void> {
  if (revision === shown) return;
  const changed =
    shown > revision ||
    (await getDatabase().client.pipelineOperation.findFirst({
      where: {
        pipelineId,
        revision: { gt: shown, lte: revision },
        NOT: { OR: ofComments.map((ending) => ({ body: { endsWith: ending } })) },
      },
      select: { revision: true },
    })) !== null;
  if (changed) throw movedOn(revision, shown, done);
}
