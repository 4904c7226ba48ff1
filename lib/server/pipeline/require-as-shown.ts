import "server-only";
import { getDatabase } from "../db";
import { movedOn } from "./commit-operations";

/** Keys are sorted in the log, so that the type comes last; a quote in a person's text is escaped. */
const ofComments = ["comment.added", "comment.removed", "thread.resolved", "thread.reopened"].map(
  (type) => `"type":"${type}"}`,
);

/**
 * Throws `conflict` if the map has changed since the preview. Comments do not count as changes.
 * @param done the refused action, such as `restored`
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
