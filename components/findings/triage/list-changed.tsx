import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useEditor } from "@/lib/client/editor/editor-context";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { TriageRow } from "./triage-row";

/** Says that rows have another status than when the list was made, and makes it again when asked to. */
export function ListChanged({
  rows,
  today,
}: {
  readonly rows: readonly TriageRow[];
  readonly today: string;
}) {
  const router = useRouter();
  const changed = useEditor((state) => changedRows(state.visible, rows, today));
  const isSaving = useEditor((state) => state.pending.length > 0);
  if (changed === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {changed === 1 ? "1 row has" : `${changed} rows have`} another status since this list was made.
      <Button disabled={isSaving} onClick={() => router.refresh()}>
        Make the list anew
      </Button>
    </p>
  );
}

function changedRows(pipeline: Pipeline, rows: readonly TriageRow[], today: string): number {
  return rows.filter(
    ({ node, control, status }) => effectiveStatus(claimsOf(pipeline, node).get(control), today) !== status,
  ).length;
}
