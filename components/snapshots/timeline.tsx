import Link from "next/link";
import { Term } from "@/components/marks/term";
import { GapPages } from "@/components/findings/gaps/gap-pages";
import { UtcTime } from "@/components/marks/times";
import { GateNotice } from "./gate-notice";
import { controlsHref, askFor } from "./snapshot-query";
import { timelineAddress } from "./timeline-query";
import { Trend } from "./trend";
import type { TrendSnapshot } from "./trend-words";
import { formatStateRef } from "@/lib/domain/compare/state-ref";
import type { SnapshotList } from "@/lib/domain/contract/snapshots";
import { Fingerprint } from "@/components/marks/fingerprint";
import type { Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { StageCounts } from "@/lib/domain/posture/coverage/coverage";
import { stageNames } from "@/lib/domain/words/english";
import { CoverageBar, StatusTotals } from "@/components/marks/bars";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";

interface TimelineProps {
  readonly pipelineId: string;
  readonly stage: Stage | undefined;
  readonly timeline: {
    readonly total: number;
    readonly page: number;
    readonly pageSize: number;
    /** On this page, newest first. */
    readonly entries: readonly ListedSnapshot[];
    /** Oldest first. */
    readonly points: readonly TrendSnapshot[];
    readonly step: number;
  };
  readonly canTake: boolean;
}

export function Timeline({ pipelineId, stage, timeline, canTake }: TimelineProps) {
  const { total, page, pageSize, entries, points, step } = timeline;
  const path = `/pipelines/${pipelineId}/snapshots`;
  if (total === 0) {
    return (
      <EmptyState title="No snapshot yet">
        <p>
          A snapshot freezes the map, its statuses and its posture. Its fingerprint shows if a byte changes
          later. Open it any time, share it by link, and see trends from the second one on.
        </p>
        <p>
          {canTake
            ? "Take the first with “Take snapshot” at the top of the page."
            : "An editor or an admin can take one."}
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      {points.length >= 2 && <Trend path={path} stage={stage} points={points} total={total} step={step} />}
      <p className="text-soft">
        Each <Term of="fingerprint">fingerprint</Term> covers the one before it.{" "}
        <Link href={`${path}/proof`} prefetch={false} className="text-blue underline">
          The integrity check
        </Link>{" "}
        shows whether one was altered, added or lost.
      </p>
      <section aria-labelledby="timeline">
        <h2 id="timeline" className="sr-only">
          Timeline
        </h2>
        <ol className="flex flex-col gap-3">
          {entries.map((snapshot) => (
            <SnapshotEntry key={snapshot.id} pipelineId={pipelineId} snapshot={snapshot} />
          ))}
        </ol>
        <GapPages
          page={page}
          size={pageSize}
          total={total}
          hrefOf={(next) => `${timelineAddress.href(path, { stage, page: next })}#timeline`}
        />
      </section>
    </div>
  );
}

type ListedSnapshot = Omit<SnapshotList["snapshots"][number], "coverage"> & Pick<TrendSnapshot, "coverage">;

interface SnapshotEntryProps {
  readonly pipelineId: string;
  readonly snapshot: ListedSnapshot;
}

function SnapshotEntry({ pipelineId, snapshot }: SnapshotEntryProps) {
  const { id, number, title, note, takenBy, takenAt, revision, catalogue, fingerprint, coverage } = snapshot;
  const { automatic, thinnedAt, gate } = snapshot;
  return (
    <li className="keep-together flex flex-col gap-3 rounded-card border border-line bg-panel p-4 shadow-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 text-lead break-words">
          <Link
            href={`/snapshots/${id}`}
            prefetch={false}
            className="inline-block max-w-full hover:text-blue hover:underline max-sm:pointer-coarse:-my-3 max-sm:pointer-coarse:py-3"
          >
            <span className="mr-0.5 text-soft tabular-nums">#{number}</span> {title}
          </Link>
        </h3>
        <p className="text-soft">
          <UtcTime at={takenAt} />
          {automatic ? ", automatic" : ` by ${takenBy}`}
        </p>
      </div>
      {gate !== null && <GateNotice gate={gate} />}
      {note !== "" && <p className="max-w-[72ch] break-words whitespace-pre-wrap">{note}</p>}
      {coverage === undefined ? (
        <Notice tone="warning">
          Its summary was altered and can&apos;t be read. Open it, and run the integrity check.
        </Notice>
      ) : (
        <StageBars counts={coverage.stages} path={thinnedAt === null ? `/snapshots/${id}` : undefined} />
      )}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-tiny text-soft">
        <span className="tabular-nums">
          <span title="The number of changes to the map by then">Revision {revision}</span>,{" "}
          <span title="The version of the control catalogue used">catalogue {catalogue}</span>
        </span>
        <span
          title="SHA-256 checksum of the whole snapshot: it differs if one byte changes"
          className="inline-flex items-center gap-1.5"
        >
          Fingerprint <Fingerprint value={fingerprint} />
        </span>
        {thinnedAt === null ? (
          <span className="flex gap-4 sm:ml-auto">
            <Link href={sinceHref(pipelineId, id)} prefetch={false} className={entryLink}>
              Compare with now
              <span className="sr-only">, snapshot {number}</span>
            </Link>
            <Link href={`/snapshots/${id}/report`} prefetch={false} className={entryLink}>
              Report
              <span className="sr-only"> on snapshot {number}</span>
            </Link>
          </span>
        ) : (
          <span className="sm:ml-auto">
            Pruned on <UtcTime at={thinnedAt.slice(0, 10)} />: the figures remain, the map is deleted
          </span>
        )}
      </p>
    </li>
  );
}

const entryLink =
  "inline-flex min-h-6 items-center text-blue hover:underline max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:min-w-11";

/** The changes of the map since a snapshot. */
function sinceHref(pipeline: string, snapshot: string): string {
  return `/compare?from=${formatStateRef({ snapshot })}&to=${formatStateRef({ pipeline, at: "now" })}`;
}

interface StageBarsProps {
  readonly counts: StageCounts;
  /** The list of controls; absent for a pruned snapshot. */
  readonly path: string | undefined;
}

function StageBars({ counts, path }: StageBarsProps) {
  return (
    <ul className="grid gap-x-5 gap-y-3 sm:grid-cols-3">
      {stages.map((stage) => (
        <li key={stage} className="min-w-0">
          <p className="mb-1 font-medium">{stageNames[stage]}</p>
          <CoverageBar counts={counts[stage]} className="mb-1" />
          <StatusTotals
            of={stageNames[stage]}
            counts={counts[stage]}
            {...(path !== undefined && {
              hrefOf: (status) => controlsHref(path, { stage, ...askFor(status) }),
            })}
          />
        </li>
      ))}
    </ul>
  );
}
