import "server-only";
import { getDatabase, runWrite } from "../db";
import { stateAt, warmState } from "./document-cache";
import { parentsColumn } from "./parents-column";
import { readHead } from "./read-log";

/** Counts the parent images of a pipeline whose row an earlier version wrote. */
export async function countParentsOnce(id: string): Promise<void> {
  await warmState(id);
  const head = await readHead(id);
  const { pipeline } = await stateAt(getDatabase().client, id, head);
  // A commit that changes an image counts them itself, so an existing value is newer.
  await runWrite((transaction) =>
    transaction.pipeline.updateMany({
      where: { id, parents: null, erasures: head.erasures },
      data: parentsColumn(pipeline),
    }),
  );
}
