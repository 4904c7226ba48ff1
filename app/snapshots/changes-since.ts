import "server-only";
import { changeRows } from "@/components/compare/change-rows";
import { textsInBoth } from "@/components/findings/control-texts";
import type { ReportedChanges } from "@/lib/domain/report/report";
import { formatDay } from "@/lib/domain/words/english";
import type { PipelineAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import { getComparison } from "@/lib/server/compare/get-comparison";
import { AppError } from "@/lib/server/errors";
import { listSnapshotNames, type SnapshotName } from "@/lib/server/snapshot/queries";

/** The page has room for this many lines beside the sentence. */
const mostLines = 2;

/**
 * A report's changes since the previous snapshot.
 * @param access to the pipeline, or to a snapshot of it, which stays after its pipeline is archived
 * @param of a snapshot of the pipeline, or undefined for its current state
 * @param snapshots of the pipeline, newest first, if the caller has them
 * @returns the changes with the earlier state; undefined if there is none
 */
export async function changesSince(
  viewer: Viewer,
  access: PipelineAccess,
  of: { readonly id: string; readonly number: number } | undefined,
  snapshots?: readonly SnapshotName[],
): Promise<(ReportedChanges & { readonly from: string }) | undefined> {
  const before = (snapshots ?? (await listSnapshotNames(access))).find(
    ({ number }) => of === undefined || number < of.number,
  );
  if (!before) return undefined;
  const heading = `Since snapshot ${before.number}, ${formatDay(before.takenAt)}`;
  const from = `snapshot:${before.id}`;
  const to = of === undefined ? `pipeline:${access.pipelineId}` : `snapshot:${of.id}`;
  const compared = await getComparison(viewer, { from, to }).catch(damaged);
  if (compared === undefined)
    return { from, heading, lines: ["That snapshot is damaged, so there is no comparison."] };
  const rows = changeRows(compared, textsInBoth(compared)).flatMap(({ rows: some, isApart, title }) =>
    isApart ? [] : some.map((row) => `${title}: ${row.title}, ${row.what}`),
  );
  return {
    from,
    heading,
    lines: [
      ...compared.answer.warnings,
      compared.answer.sentence,
      ...rows.slice(0, mostLines),
      ...(rows.length > mostLines ? [`And ${rows.length - mostLines} more.`] : []),
    ],
  };
}

/** A damaged snapshot does not fail the report. */
function damaged(error: unknown): undefined {
  if (error instanceof AppError && error.code === "invalid") return undefined;
  throw error;
}
