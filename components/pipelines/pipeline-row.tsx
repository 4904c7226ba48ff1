import { CircleDashed, ShieldCheck, ShieldOff } from "lucide-react";
import Link from "next/link";
import { gapsHref } from "@/components/findings/gaps/gap-query";
import { waysInHref } from "@/components/findings/ways-in/ways-in-query";
import { CoverageBar } from "@/components/marks/bars";
import { OwnerSign } from "@/components/marks/owner-mark";
import { PersonMark } from "@/components/marks/person-mark";
import { ShortAge, TimeAgo } from "@/components/marks/times";
import type { Stage } from "@/lib/domain/pipeline/document";
import { ownerWords } from "@/lib/domain/owners/owner-words";
import type { ResolvedOwner } from "@/lib/domain/owners/resolve-owner";
import { withOwnerWord } from "@/lib/domain/owners/with-owner-word";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { openWayParts, openWayWords } from "@/lib/domain/portfolio/portfolio-sentence";
import { hasOpenWay, type ListedPipeline, openIn } from "@/lib/domain/portfolio/select-pipelines";
import { openCount } from "@/lib/domain/posture/coverage/coverage";
import { openText } from "@/lib/domain/posture/words/open-text";
import type { Counts } from "@/lib/domain/posture/posture";
import { ownerKey } from "@/lib/domain/work/work-items";
import { stageNames, counted } from "@/lib/domain/words/english";
import { MapPicture } from "./map-picture";
import { PipelineMenu } from "./pipeline-menu";
import { portfolioColumns } from "./portfolio-columns";
import { SampleMark } from "./sample-mark";

interface PipelineRowProps {
  readonly pipeline: ListedPipeline;
  /** Absent: no owner. */
  readonly owner: ResolvedOwner | undefined;
  readonly canEdit: boolean;
  readonly canArchive: boolean;
  readonly now: Date;
}

/** A pipeline in the list: a line, or a card on a small screen. The name's link covers all of it. */
export function PipelineRow({ pipeline, owner, canEdit, canArchive, now }: PipelineRowProps) {
  const { id, name, coverage, lastSnapshot, archivedAt } = pipeline;
  return (
    <article
      className={`relative grid min-h-[52px] grid-cols-3 gap-x-3 gap-y-2 bg-panel px-3 py-2 has-[h2_a:focus-visible]:outline-2 has-[h2_a:focus-visible]:-outline-offset-2 has-[h2_a:focus-visible]:outline-blue has-[h2_a]:hover:bg-bg lg:py-0.5 ${portfolioColumns}`}
    >
      <MapPicture picture={pipeline.picture} width={104} height={36} className="hidden h-9 w-full lg:block" />
      <div className="col-span-3 min-w-0 pr-10 lg:col-span-1 lg:pr-0">
        <h2 className="text-[0.875rem] leading-6 font-bold lg:truncate" title={name}>
          {archivedAt === undefined ? (
            <Link
              href={`/pipelines/${id}`}
              prefetch={false}
              className="inline-block max-w-full align-top break-words outline-none after:absolute after:inset-0 lg:truncate"
            >
              {name}
            </Link>
          ) : (
            name
          )}
        </h2>
        <p className="flex flex-wrap items-center gap-1 overflow-hidden text-tiny text-soft not-empty:min-h-4 lg:not-empty:h-6">
          {pipeline.isSample && archivedAt === undefined && <SampleMark id={id} canEdit={canEdit} />}
          {archivedAt !== undefined && (
            <span>
              archived <TimeAgo at={archivedAt} now={now} />
            </span>
          )}
          {pipeline.tags.map((tag) => (
            <span key={tag} className="max-w-full truncate rounded-sm bg-line px-1.5">
              {tag}
            </span>
          ))}
        </p>
      </div>
      {stages.map((stage) => (
        <StageCell key={stage} pipeline={pipeline} stage={stage} counts={coverage.stages[stage]} />
      ))}
      <OpenWays pipeline={pipeline} />
      <div className="hidden xl:block">
        <OpenTrend points={[...pipeline.openBefore, openIn(coverage)]} />
      </div>
      <p className="flex min-w-0 items-center gap-1.5 max-lg:pl-3" title={owner && withOwnerWord(owner)}>
        {owner === undefined ? (
          <span className="text-soft">no owner</span>
        ) : (
          <>
            {owner.kind === "member" ? (
              <PersonMark id={ownerKey(owner.name)} name={owner.name} />
            ) : (
              <span className="grid size-6 shrink-0 place-items-center">
                <OwnerSign kind={owner.kind} />
              </span>
            )}
            <span className="min-w-0">
              <span className="sr-only">Owner: </span>
              <span className="block truncate">{owner.name}</span>
              <span className="block truncate text-tiny leading-4 text-soft">{ownerWords[owner.kind]}</span>
            </span>
          </>
        )}
      </p>
      <p className="self-center text-soft tabular-nums">
        {lastSnapshot ? (
          <SnapshotLink id={archivedAt === undefined ? id : undefined} snapshot={lastSnapshot} now={now} />
        ) : (
          <>
            <span className="sr-only">Snapshot: </span>none yet
          </>
        )}
      </p>
      <div className="absolute top-1.5 right-1.5 z-2 lg:static">
        <PipelineMenu
          pipeline={{ id, name, owner: pipeline.owner, tags: pipeline.tags }}
          isArchived={archivedAt !== undefined}
          canEdit={canEdit}
          canArchive={canArchive}
        />
      </div>
    </article>
  );
}

function SnapshotLink({
  id,
  snapshot: { number, takenAt },
  now,
}: {
  readonly id: string | undefined;
  readonly snapshot: NonNullable<ListedPipeline["lastSnapshot"]>;
  readonly now: Date;
}) {
  const words = (
    <>
      <span className="sr-only">Snapshot </span>#{number}, <ShortAge at={takenAt} now={now} />
    </>
  );
  return id === undefined ? (
    words
  ) : (
    <Link
      href={`/pipelines/${id}/snapshots`}
      prefetch={false}
      className="relative z-1 inline-flex min-h-6 max-sm:pointer-coarse:min-h-11 items-center hover:underline"
    >
      <span>{words}</span>
    </Link>
  );
}

function StageCell({
  pipeline: { id, archivedAt },
  stage,
  counts,
}: {
  readonly pipeline: ListedPipeline;
  readonly stage: Stage;
  readonly counts: Counts;
}) {
  const open = openCount(counts);
  const text = counts.inScope === 0 ? "nothing to check" : openText(counts);
  return (
    <div className="min-w-0">
      <p className="text-tiny text-soft lg:sr-only">{stageNames[stage]}</p>
      <CoverageBar counts={counts} />
      <p title={text} className="text-tiny text-soft tabular-nums lg:max-h-8 lg:overflow-hidden lg:leading-4">
        {archivedAt !== undefined || open === 0 ? (
          text
        ) : (
          <Link
            href={gapsHref(`/pipelines/${id}/gaps`, { stage })}
            prefetch={false}
            className="relative z-1 inline-flex min-h-6 max-sm:pointer-coarse:min-h-11 items-center hover:underline"
          >
            <span>
              {text.split(/(?<=, )/).map((part) => (
                <span key={part} className="inline-block whitespace-pre">
                  {part}
                </span>
              ))}
            </span>
          </Link>
        )}
      </p>
    </div>
  );
}

/** Entry points and bypasses as the map counts them, with missing gates apart. Words back up the colours. */
function OpenWays({ pipeline }: { readonly pipeline: ListedPipeline }) {
  const { id, waysIn = 0, openGates, unknownGates = 0, archivedAt } = pipeline;
  const look = "inline-flex items-center gap-1.5 whitespace-nowrap";
  if (!hasOpenWay(pipeline))
    return openGates === undefined || unknownGates > 0 ? (
      <p className={`${look} text-soft`}>
        <CircleDashed aria-hidden size={14} />
        <span>
          <span className="sr-only">Attack paths </span>unknown
          {unknownGates > 0 && <span className="sr-only">: {openWayWords(pipeline)}</span>}
        </span>
      </p>
    ) : (
      <p className={`${look} text-standing`}>
        <ShieldCheck aria-hidden size={15} />
        <span>
          none<span className="sr-only">: no attack path, and every gate holds</span>
        </span>
      </p>
    );
  const [first = "", second, ...others] = openWayParts(pipeline);
  const words = (
    <>
      <span className={`${look} font-bold text-missing`}>
        <ShieldOff aria-hidden size={15} className="shrink-0" />
        {first}
      </span>
      {second !== undefined && (
        <span className="text-tiny text-soft max-lg:ml-1 lg:block lg:leading-4">
          <span className="sr-only">, </span>
          {second}
          {/* A line has room for two. */}
          <span className="lg:sr-only">{others.map((other) => `, ${other}`)}</span>
        </span>
      )}
    </>
  );
  if (archivedAt !== undefined) return <p>{words}</p>;
  return (
    <p>
      <Link
        href={waysInHref(`/pipelines/${id}/ways-in`, waysIn > 0 ? {} : { view: "bypasses" })}
        prefetch={false}
        className="relative z-1 inline-block min-h-6 hover:underline max-sm:pointer-coarse:py-3"
      >
        {words}
      </Link>
    </p>
  );
}

const [width, height] = [72, 24];

/** The gaps in the newest snapshots of the last 90 days and now, as a line, with the change. */
function OpenTrend({ points }: { readonly points: readonly number[] }) {
  const [first = 0, ...others] = points;
  const last = others.at(-1);
  if (last === undefined)
    return <span className="sr-only">No snapshot of the last 90 days to compare with.</span>;
  const change = last - first;
  const tone = change === 0 ? "neutral" : change < 0 ? "standing" : "missing";
  // With many snapshots, the line starts later than 90 days ago.
  const ago = `${counted(points.length - 1, "snapshot")} ago, in the last 90 days`;
  const least = Math.min(...points);
  const span = Math.max(1, Math.max(...points) - least);
  const at = points.map((value, index) => ({
    x: 3 + (index * (width - 8)) / (points.length - 1),
    y: height - 4 - ((value - least) / span) * (height - 9),
  }));
  const end = at.at(-1);
  const words =
    change === 0
      ? `Same number of gaps as ${ago}.`
      : `${counted(Math.abs(change), "gap")} ${change > 0 ? "more" : "fewer"} than ${ago}.`;
  return (
    <span className={`inline-flex items-center gap-2 text-tiny font-bold tabular-nums ${texts[tone]}`}>
      <svg aria-hidden width={width} height={height} className="shrink-0">
        <path
          d={`M${at.map(({ x, y }) => `${x} ${y}`).join("L")}`}
          strokeWidth={1.75}
          strokeLinejoin="round"
          className={`fill-none ${strokes[tone]}`}
        />
        <circle cx={end?.x} cy={end?.y} r={2.75} className={fills[tone]} />
      </svg>
      <span aria-hidden>{change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "±0"}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

const texts = { neutral: "text-neutral", standing: "text-standing", missing: "text-missing" } as const;
const strokes = {
  neutral: "stroke-neutral",
  standing: "stroke-standing",
  missing: "stroke-missing",
} as const;
const fills = { neutral: "fill-neutral", standing: "fill-standing", missing: "fill-missing" } as const;
