import "server-only";
import { changeRows } from "@/components/compare/change-rows";
import { currentTexts } from "@/components/findings/control-texts";
import type { ReportedChanges } from "@/lib/domain/report/report";
import { formatDay } from "@/lib/domain/words/english";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import { getComparison } from "@/lib/server/compare/get-comparison";
import { listSnapshots } from "@/lib/server/snapshot/queries";

/** A page has room for so many beside the sentence. */
const mostLines = 3;

/**
 * What a report says of the time since the snapshot before it.
 * @param of a snapshot of the pipeline by its number, or undefined for what it is now
 * @returns undefined where there is none before it
 */
export async function changesSince(
  viewer: Viewer,
  pipelineId: string,
  of: { readonly id: string; readonly number: number } | undefined,
  now = new Date(),
): Promise<ReportedChanges | undefined> {
  const access = await requirePipelineAccess(viewer, pipelineId, "viewer");
  const { snapshots } = await listSnapshots(access);
  const before = snapshots
    .filter(({ number }) => of === undefined || number < of.number)
    .toSorted((a, b) => b.number - a.number)[0];
  if (!before) return undefined;
  const to = of === undefined ? `pipeline:${pipelineId}` : `snapshot:${of.id}`;
  const compared = await getComparison(viewer, { from: `snapshot:${before.id}`, to }, now);
  const rows = changeRows(compared, currentTexts).flatMap(({ rows: some, isApart, title }) =>
    isApart ? [] : some.map((row) => `${title}: ${row.title}, ${row.what}`),
  );
  return {
    heading: `Since snapshot ${before.number}, ${formatDay(before.takenAt)}`,
    lines: [
      compared.answer.sentence,
      ...rows.slice(0, mostLines),
      ...(rows.length > mostLines ? [`And ${rows.length - mostLines} more.`] : []),
    ],
  };
}
