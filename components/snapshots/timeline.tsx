import { TakeSnapshotButton } from "@/components/editor/take-snapshot-button";
import Link from "next/link";
import { CountLink } from "@/components/ui/count-link";
import { UtcTime } from "@/components/marks/times";
import { controlsHref, askFor } from "./snapshot-query";
import { drawTrend, totalOf } from "./trend-drawing";
import { statusLooks } from "@/components/marks/status";
import type { SnapshotList } from "@/lib/domain/contract/snapshots";
import { Fingerprint } from "@/components/marks/fingerprint";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { StageCounts } from "@/lib/domain/posture/coverage/coverage";
import { stageNames } from "@/lib/domain/words/english";
import { CoverageBar, StatusTotals } from "@/components/marks/bars";
import { EmptyState } from "@/components/ui/page";

const width = 600;

const height = 150;

/** Beyond this many the steps are too small to tell apart. */
const most = 40;

const heads = ["Snapshot", "In place", "Open", "of which not assessed", "In scope"];

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

/** How the counts moved from snapshot to snapshot: a picture, and beside it the same as numbers. @param snapshots oldest first, at least two */
function Trend({ snapshots }: { readonly snapshots: readonly ListedSnapshot[] }) {
  const shown = snapshots.slice(-most);
  const drawing = drawTrend(
    shown.map(({ coverage }) => coverage.stages),
    width,
    height,
  );
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return null;
  return (
    <section
      aria-labelledby="trend"
      className="keep-together rounded-card border border-line bg-panel p-4 shadow-card"
    >
      <h2 id="trend" className="mb-3 text-lead">
        Trend
      </h2>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <figure className="min-w-0">
          <p className="mb-1 text-tiny text-soft tabular-nums">{drawing.most} controls</p>
          <svg
            role="img"
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            className="block h-40 w-full overflow-visible"
          >
            <title>{`Controls by status from snapshot ${first.number} to snapshot ${last.number}; the numbers are in the table beside it`}</title>
            {drawing.areas.map(({ status, path }) => (
              <path
                key={status}
                d={path}
                strokeWidth={1}
                vectorEffect="non-scaling-stroke"
                className={statusLooks[status].bar}
              />
            ))}
            <path
              d={drawing.scope}
              strokeWidth={2.5}
              vectorEffect="non-scaling-stroke"
              className="fill-none stroke-ink"
            />
          </svg>
          <p className="mt-1 flex justify-between text-tiny text-soft tabular-nums">
            <span>#{first.number}</span>
            <span>#{last.number}</span>
          </p>
          <figcaption className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-tiny text-soft">
            <Swatch className="fill-ink" text="In scope (line)" />
            {drawing.areas.map(({ status }) => (
              <Swatch key={status} className={statusLooks[status].bar} text={statusLooks[status].word} />
            ))}
          </figcaption>
        </figure>
        <TrendTable snapshots={shown.toReversed()} />
      </div>
    </section>
  );
}

function Swatch({ className, text }: { readonly className: string; readonly text: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <svg aria-hidden width={12} height={10} viewBox="0 0 12 10">
        <rect x={0.5} y={0.5} width={11} height={9} className={className} />
      </svg>
      {text}
    </span>
  );
}

function TrendTable({ snapshots }: { readonly snapshots: readonly ListedSnapshot[] }) {
  return (
    // A region that scrolls must be reachable with the keyboard.
    <div
      role="region"
      aria-label="Trend as numbers"
      tabIndex={0}
      className="max-h-64 overflow-auto print:max-h-none"
    >
      <table className="w-full border-collapse text-left tabular-nums">
        <thead className="text-tiny text-soft">
          <tr>
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`px-1.5 py-1 font-medium ${index > 0 ? "text-right" : ""}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {snapshots.map(({ id, number, takenAt, coverage }) => {
            const [inScope, notAssessed] = [
              totalOf(coverage.stages, "inScope"),
              totalOf(coverage.stages, "notAssessed"),
            ];
            const inPlace = totalOf(coverage.stages, "verified") + totalOf(coverage.stages, "declared");
            return (
              <tr key={id} className="border-t border-line">
                <th scope="row" className="px-1.5 py-1 font-normal">
                  <Link
                    href={`/snapshots/${id}`}
                    prefetch={false}
                    className="hover:text-blue hover:underline"
                  >
                    #{number}
                  </Link>{" "}
                  <span className="text-tiny whitespace-nowrap text-soft">
                    <UtcTime at={takenAt.slice(0, 10)} />
                  </span>
                </th>
                {(
                  [
                    [inPlace, { show: "standing" }],
                    [inScope - inPlace, {}],
                    [notAssessed, { status: "not-assessed" }],
                    [inScope, { show: "scope" }],
                  ] as const
                ).map(([count, ask], index) => (
                  <td key={heads[index + 1]} className="px-1.5 py-1 text-right">
                    {count === 0 ? (
                      0
                    ) : (
                      <CountLink
                        count={count}
                        what={`controls of snapshot ${number}: ${heads[index + 1]?.toLowerCase()}`}
                        href={controlsHref(`/snapshots/${id}`, ask)}
                      />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type ListedSnapshot = SnapshotList["snapshots"][number];

function SnapshotEntry({ snapshot }: { readonly snapshot: ListedSnapshot }) {
  const { id, number, title, note, takenBy, takenAt, revision, catalogue, fingerprint, coverage } = snapshot;
  return (
    <li className="keep-together flex flex-col gap-3 rounded-card border border-line bg-panel p-4 shadow-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 text-lead break-words">
          <Link href={`/snapshots/${id}`} prefetch={false} className="hover:text-blue hover:underline">
            <span className="mr-0.5 text-soft tabular-nums">#{number}</span> {title}
          </Link>
        </h3>
        <p className="text-soft">
          <UtcTime at={takenAt} /> by {takenBy}
        </p>
      </div>
      {note !== "" && <p className="max-w-[72ch] break-words whitespace-pre-wrap">{note}</p>}
      <StageBars counts={coverage.stages} path={`/snapshots/${id}`} />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-tiny text-soft">
        <span className="tabular-nums">
          Revision {revision}, catalogue {catalogue}
        </span>
        <span className="inline-flex items-center gap-1.5">
          Fingerprint <Fingerprint value={fingerprint} />
        </span>
      </p>
    </li>
  );
}

function StageBars({ counts, path }: { readonly counts: StageCounts; readonly path: string }) {
  return (
    <ul className="grid gap-x-5 gap-y-3 sm:grid-cols-3">
      {stages.map((stage) => (
        <li key={stage} className="min-w-0">
          <p className="mb-1 font-medium">{stageNames[stage]}</p>
          <CoverageBar counts={counts[stage]} className="mb-1" />
          <StatusTotals
            of={stageNames[stage]}
            counts={counts[stage]}
            hrefOf={(status) => controlsHref(path, { stage, ...askFor(status) })}
          />
        </li>
      ))}
    </ul>
  );
}
