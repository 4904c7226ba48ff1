import Link from "next/link";
import { UtcTime } from "@/components/marks/times";
import type { SnapshotList } from "@/lib/domain/contract/snapshots";
import { Fingerprint } from "@/components/marks/fingerprint";
import { CoverageBar } from "@/components/marks/coverage-bar";
import { StatusTotals } from "@/components/marks/status-totals";
import { stages } from "@/lib/domain/pipeline/document";
import { stageNames } from "@/lib/domain/words/stage-names";
import type { StageCounts } from "@/lib/domain/posture/coverage/standing";
import { askFor, controlsHref } from "./snapshot-query";

export type ListedSnapshot = SnapshotList["snapshots"][number];

export function SnapshotEntry({ snapshot }: { readonly snapshot: ListedSnapshot }) {
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
