import { clsx } from "clsx";
import Link from "next/link";
import { catalogue } from "@/lib/domain/catalogue/load";
import { ArchivePipeline } from "./archive-pipeline";
import { OpenCounts } from "./open-counts";
import type { ListedPipeline } from "./posture-numbers";
import { StageRows } from "./stage-rows";
import { StageStrip } from "./stage-strip";
import { counted } from "@/lib/domain/words/plural";
import { TimeAgo } from "../marks/times";

interface PipelineCardProps {
  readonly pipeline: ListedPipeline;
  readonly canArchive: boolean;
  readonly now: Date;
}

/** One pipeline of the list. The name is the link; it is stretched over the card, below the links of its numbers. */
export function PipelineCard({ pipeline, canArchive, now }: PipelineCardProps) {
  const { coverage, lastSnapshot } = pipeline;
  return (
    <article className="relative grid items-start gap-x-6 gap-y-4 rounded-card border border-line bg-panel p-4 shadow-card transition-colors duration-150 hover:border-control has-[h2_a:focus-visible]:outline-2 has-[h2_a:focus-visible]:outline-offset-2 has-[h2_a:focus-visible]:outline-blue sm:px-5 md:grid-cols-[200px_1fr] xl:grid-cols-[200px_1fr_29rem_6.5rem] xl:items-center">
      <div className="hidden md:block">
        <StageStrip stages={coverage.stages} />
      </div>
      <div className="min-w-0">
        <h2 className={clsx("text-lead break-words", canArchive && "pr-9 xl:pr-0")}>
          <Link
            href={`/pipelines/${pipeline.id}`}
            prefetch={false}
            className="outline-none after:absolute after:inset-0 after:rounded-card"
          >
            {pipeline.name}
          </Link>
        </h2>
        <p className="mt-0.5 break-words text-soft">
          {coverage.technologies.length > 0 && <>{coverage.technologies.map(technologyName).join(", ")}. </>}
          <Link
            href={`/pipelines/${pipeline.id}/outline`}
            prefetch={false}
            className="relative z-1 whitespace-nowrap hover:underline"
          >
            {sizeText(coverage.nodes, coverage.edges)}
          </Link>
          . Changed <TimeAgo at={pipeline.updatedAt} now={now} /> by {pipeline.updatedBy}
        </p>
        <OpenCounts pipeline={pipeline.id} coverage={coverage} />
      </div>
      <div className="md:col-start-2 xl:col-start-auto">
        <StageRows pipeline={pipeline.id} stages={coverage.stages} />
      </div>
      <p className="text-soft md:col-start-2 xl:col-start-auto xl:text-right">
        {lastSnapshot ? (
          <>
            <Link
              href={`/pipelines/${pipeline.id}/snapshots`}
              prefetch={false}
              className="relative z-1 hover:underline"
            >
              Snapshot {lastSnapshot.number}
            </Link>
            <br className="hidden xl:block" /> <TimeAgo at={lastSnapshot.takenAt} now={now} />
          </>
        ) : (
          "No snapshot yet"
        )}
      </p>
      {canArchive && (
        <div className="absolute top-2 right-2 z-10">
          <ArchivePipeline id={pipeline.id} name={pipeline.name} />
        </div>
      )}
    </article>
  );
}

const technologyNames: ReadonlyMap<string, string> = new Map(
  catalogue.technologies.map(({ id, name }) => [id, name]),
);

/** The catalogue's name for its own technologies; the team's own are shown as typed. */
function technologyName(technology: string): string {
  return technologyNames.get(technology) ?? technology;
}

function sizeText(nodes: number, edges: number): string {
  return `${counted(nodes, "node")}, ${counted(edges, "hand-over")}`;
}
