import { clsx } from "clsx";
import Link from "next/link";
import { catalogue } from "@/lib/domain/catalogue/load";
import { ArchivePipeline } from "./archive-pipeline";
import { type ListedPipeline, sumOf } from "./posture-numbers";
import { TimeAgo } from "@/components/marks/times";
import type { PipelineSummary } from "@/lib/domain/contract/pipelines";
import { type NumberLink, NumberLinks } from "@/components/findings/number-links";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { type GapQuery, gapsHref } from "@/components/findings/gaps/gap-query";
import { statusLooks } from "@/components/marks/status";
import { counted, stageNames } from "@/lib/domain/words/english";
import type { Counts } from "@/lib/domain/posture/posture";
import { standingOf, openCount } from "@/lib/domain/posture/coverage/coverage";
import { CoverageBar } from "@/components/marks/bars";

const { missing, contradicted, stale, verified, "not-assessed": notAssessed } = statusLooks;

const linkLook = "relative z-1 inline-flex min-h-6 items-center gap-1 hover:underline";

interface CountProps {
  readonly look: (typeof statusLooks)["missing"];
  readonly href: string;
  readonly text: string;
}

const lane = { width: 64, gap: 4, height: 84 };

const tallest = 48;

const axis = 51;

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

function StageRows({
  pipeline,
  stages: of,
}: {
  readonly pipeline: string;
  readonly stages: PipelineSummary["stages"];
}) {
  return (
    <ul className="flex flex-col gap-2">
      {stages.map((stage) => (
        <li
          key={stage}
          className="grid grid-cols-[5rem_1fr] items-center gap-x-3 sm:grid-cols-[5rem_minmax(6rem,1fr)_15.5rem]"
        >
          <span>{stageNames[stage]}</span>
          <CoverageBar counts={of[stage]} />
          <span className="relative z-1 col-start-2 justify-self-start text-tiny text-soft tabular-nums sm:col-start-auto">
            <NumberLinks sentence={countsText(of[stage])} links={numbersOf(pipeline, stage, of[stage])} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function countsText(counts: Counts): string {
  if (counts.inScope === 0) return "no controls in scope";
  const stands = standingOf(counts);
  const proven = stands === 0 ? "" : `, ${counts.verified} verified`;
  const unanswered = counts.notAssessed === 0 ? "" : `, ${counts.notAssessed} not assessed`;
  return `${stands} of ${counts.inScope} stand${proven}${unanswered}`;
}

/** Where the numbers of a stage lead, in the order of its words. */
function numbersOf(pipeline: string, stage: Stage, counts: Counts): readonly NumberLink[] {
  const link = (count: number, what: string, ask: Partial<GapQuery>): NumberLink => ({
    count,
    what: `${what} of the stage ${stageNames[stage]}`,
    href: gapsHref(`/pipelines/${pipeline}/gaps`, { stage, ...ask }),
  });
  return [
    link(standingOf(counts), "standing controls", { show: "standing" }),
    link(counts.inScope, "controls in scope", { show: "scope" }),
    link(counts.verified, "verified controls", { show: "all", status: "verified" }),
    link(counts.notAssessed, "not assessed controls", { status: "not-assessed" }),
  ];
}

/**
 * A pipeline at a glance, drawn from its summary alone: one block a stage on the blue line, as tall as the stage has controls in scope,
 * its open part hollow. The numbers stand beside it in words.
 */
function StageStrip({ stages: counts }: { readonly stages: PipelineSummary["stages"] }) {
  const most = Math.max(1, ...stages.map((stage) => counts[stage].inScope));
  return (
    <svg aria-hidden width="200" height="84" viewBox="0 0 200 84" className="max-w-full">
      {stages.map((stage, index) => (
        <rect
          key={stage}
          x={index * (lane.width + lane.gap)}
          y={0}
          width={lane.width}
          height={lane.height}
          rx={6}
          className="fill-bg"
        />
      ))}
      <path d={`M6 ${axis}H194`} strokeWidth={3} strokeLinecap="round" className="fill-none stroke-blue" />
      {stages.map((stage, index) => {
        const x = index * (lane.width + lane.gap);
        const { inScope } = counts[stage];
        const height = inScope === 0 ? 12 : Math.max(12, (inScope / most) * tallest);
        const stands = inScope === 0 ? 0 : (1 - openCount(counts[stage]) / inScope) * height;
        const bottom = axis + height / 2;
        return (
          <g key={stage}>
            <text x={x + lane.width / 2} y={17} textAnchor="middle" className="fill-soft text-tiny">
              {stageNames[stage]}
            </text>
            <rect
              x={x + 16}
              y={bottom - height}
              width={32}
              height={height}
              rx={4}
              strokeDasharray={inScope === 0 ? "3 3" : undefined}
              className="fill-panel stroke-control"
            />
            {stands > 0 && (
              <rect
                x={x + 16}
                y={bottom - stands}
                width={32}
                height={stands}
                rx={Math.min(4, stands / 2)}
                className="fill-standing"
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}

function OpenCounts({
  pipeline,
  coverage,
}: {
  readonly pipeline: string;
  readonly coverage: PipelineSummary;
}) {
  const inScope = sumOf(coverage, "inScope");
  const gaps = sumOf(coverage, openCount);
  const against = sumOf(coverage, "contradicted");
  const known = sumOf(coverage, (counts) => counts.missing);
  const unanswered = sumOf(coverage, "notAssessed");
  const lapsed = sumOf(coverage, "stale");
  const hrefTo = (ask: Partial<GapQuery>) => gapsHref(`/pipelines/${pipeline}/gaps`, ask);
  if (inScope === 0) return <p className="mt-1 text-soft">No controls in scope yet</p>;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 tabular-nums">
      {gaps === 0 ? (
        <Count look={verified} href={hrefTo({ show: "scope" })} text={`None of ${inScope} controls open`} />
      ) : (
        <Link
          href={hrefTo({})}
          prefetch={false}
          className={`font-bold ${linkLook}`}
        >{`${gaps} of ${inScope} controls open`}</Link>
      )}
      {known > 0 && <Count look={missing} href={hrefTo({ status: "missing" })} text={`${known} missing`} />}
      {unanswered > 0 && (
        <Count
          look={notAssessed}
          href={hrefTo({ status: "not-assessed" })}
          text={`${unanswered} of them not assessed`}
        />
      )}
      {against > 0 && (
        <Count
          look={contradicted}
          href={hrefTo({ status: "contradicted" })}
          text={`${against} contradicted`}
        />
      )}
      {lapsed > 0 && <Count look={stale} href={hrefTo({ status: "stale" })} text={`${lapsed} stale`} />}
    </p>
  );
}

function Count({ look: { Icon, text: colour }, href, text }: CountProps) {
  return (
    <Link href={href} prefetch={false} className={`font-bold ${linkLook} ${colour}`}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
      {text}
    </Link>
  );
}
