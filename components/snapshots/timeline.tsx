import { EmptyState } from "@/components/ui/empty-state";
import { type ListedSnapshot, SnapshotEntry } from "./snapshot-entry";
import { TakeSnapshotButton } from "@/components/editor/take-snapshot-button";
import { Trend } from "./trend";

interface TimelineProps {
  readonly pipelineId: string;
  readonly snapshots: readonly ListedSnapshot[];
  readonly canTake: boolean;
}

export function Timeline({ pipelineId, snapshots, canTake }: TimelineProps) {
  const newestFirst = snapshots.toSorted((a, b) => b.number - a.number);
  if (newestFirst.length === 0) {
    return (
      <EmptyState title="No snapshot yet">
        <p>
          A snapshot keeps what is true today: the map, every claim and the posture, with a fingerprint that
          shows if a byte was changed. Open it any time later, share it by a link, and see the trend from the
          second one on.
        </p>
        {canTake ? (
          <TakeSnapshotButton pipelineId={pipelineId} />
        ) : (
          <p>An editor or an admin can take one.</p>
        )}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      {newestFirst.length >= 2 && <Trend snapshots={newestFirst.toReversed()} />}
      <section aria-labelledby="timeline">
        <h2 id="timeline" className="sr-only">
          Timeline
        </h2>
        <ol className="flex flex-col gap-3">
          {newestFirst.map((snapshot) => (
            <SnapshotEntry key={snapshot.id} snapshot={snapshot} />
          ))}
        </ol>
      </section>
    </div>
  );
}
