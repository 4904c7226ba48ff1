import { clsx } from "clsx";
import { Archive, ArrowDown, ArrowUp, Download, ShieldOff } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { stages } from "@/lib/domain/pipeline/document-lists";
import {
  hasOpenWay,
  isMine,
  type ListedPipeline,
  type PortfolioSort,
  selectPipelines,
} from "@/lib/domain/portfolio/select-pipelines";
import type { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { withOwnerWord } from "@/lib/domain/owners/with-owner-word";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { counted, stageNames } from "@/lib/domain/words/english";
import { PipelineRow } from "./pipeline-row";
import { portfolioAddress, type PortfolioAsked } from "./portfolio-address";
import { portfolioColumns } from "./portfolio-columns";
import { PortfolioFilters } from "./portfolio-filters";

interface PortfolioProps {
  /** All current pipelines, and the listed ones: the same, or the archived ones. */
  readonly pipelines: readonly ListedPipeline[];
  readonly listed: readonly ListedPipeline[];
  readonly asked: PortfolioAsked;
  /** The viewer's owner names. */
  readonly names: readonly string[];
  readonly resolve: ReturnType<typeof createOwnerResolver>;
  readonly canEdit: boolean;
  readonly canArchive: boolean;
  readonly now: Date;
}

const path = "/pipelines";

/** All pipelines of the workspace, one per line, with search, filters and sorting above. */
export function Portfolio(props: PortfolioProps) {
  const { pipelines, listed, asked, names, resolve, canEdit, canArchive, now } = props;
  const found = selectPipelines(listed, asked, names);
  const { from: _once, ...kept } = asked;
  const texts = (of: (pipeline: ListedPipeline) => readonly string[]) =>
    [...new Set(listed.flatMap(of))].toSorted((a, b) => a.localeCompare(b, "en") || compareText(a, b));
  const isNarrowed = found.length < listed.length;
  return (
    <>
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <PortfolioFilters
          key={`${asked.show} ${asked.sort}`}
          q={asked.q ?? ""}
          tag={asked.tag}
          tags={texts(({ tags }) => tags)}
          owner={asked.owner}
          owners={texts(({ owner }) => (owner === "" ? [] : [owner])).map((owner) => ({
            owner,
            text: withOwnerWord(resolve(owner)),
          }))}
          kept={portfolioAddress.params({ show: asked.show, sort: asked.sort, order: asked.order })}
        />
        <Show asked={asked} show="all">
          All {pipelines.length}
        </Show>
        <Show asked={asked} show="open">
          <ShieldOff aria-hidden size={14} />
          With attack paths {pipelines.filter(hasOpenWay).length}
        </Show>
        <Show asked={asked} show="mine">
          Mine {pipelines.filter((pipeline) => isMine(pipeline, names)).length}
        </Show>
        <Show asked={asked} show="archived">
          <Archive aria-hidden size={14} className="max-xl:hidden" />
          Archived
        </Show>
        <a
          href={portfolioAddress.href(`${path}/export`, kept)}
          download
          className={`${buttonClass()} ml-auto max-lg:min-h-11`}
        >
          <Download aria-hidden size={14} />
          CSV
        </a>
      </div>
      <p role="status" className={isNarrowed ? "mb-2 text-soft" : "sr-only"}>
        {isNarrowed ? (
          <>
            {found.length} of {listed.length} pipelines listed.{" "}
            <Link
              href={portfolioAddress.href(path, { show: asked.show === "archived" ? "archived" : "all" })}
              prefetch={false}
              className="text-blue underline"
            >
              Clear filters
            </Link>
          </>
        ) : (
          `${counted(listed.length, "pipeline")} listed.`
        )}
      </p>
      {found.length > 0 && (
        <div className="overflow-hidden rounded-card border border-line bg-panel shadow-card">
          <SortBar asked={asked} />
          <ul className="divide-y divide-line">
            {found.map((pipeline) => (
              <li key={pipeline.id}>
                <PipelineRow
                  pipeline={pipeline}
                  owner={pipeline.owner === "" ? undefined : resolve(pipeline.owner)}
                  canEdit={canEdit}
                  canArchive={canArchive}
                  now={now}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      {listed.length === 0 && asked.show === "archived" && (
        <p className="text-soft">No archived pipelines.</p>
      )}
    </>
  );
}

function Show({
  asked,
  show,
  children,
}: {
  readonly asked: PortfolioAsked;
  readonly show: PortfolioAsked["show"];
  readonly children: ReactNode;
}) {
  const isOn = asked.show === show;
  return (
    <Link
      href={portfolioAddress.href(path, { ...asked, from: undefined, show })}
      prefetch={false}
      scroll={false}
      aria-current={isOn ? "true" : undefined}
      className={clsx(
        "inline-flex min-h-8 items-center gap-1.5 rounded-control border px-2.5 font-medium whitespace-nowrap tabular-nums max-lg:min-h-11 max-lg:min-w-11",
        isOn ? "border-blue bg-blue-soft text-blue" : "border-line-strong bg-panel hover:bg-bg",
      )}
    >
      {children}
    </Link>
  );
}

const heads: readonly {
  readonly sort: PortfolioSort;
  readonly title: string;
  /** A tooltip for heads too short to explain themselves. */
  readonly means?: string;
  readonly className?: string;
}[] = [
  { sort: "name", title: "Pipeline" },
  ...stages.map((stage) => ({ sort: stage, title: stageNames[stage] })),
  { sort: "open", title: "Attack paths" },
  {
    sort: "change",
    title: "Gaps ±",
    means: "Change in the number of gaps since a snapshot of the last 90 days",
    className: "max-xl:hidden",
  },
  { sort: "owner", title: "Owner" },
  { sort: "snapshot", title: "Snapshot" },
];

/** The column heads as sort links; on a small screen a wrapping line. */
function SortBar({ asked }: { readonly asked: PortfolioAsked }) {
  return (
    <nav aria-label="Sort by" className={`border-b border-line px-3 py-1 ${portfolioColumns}`}>
      <span aria-hidden className="hidden text-tiny font-medium text-soft lg:block">
        Map
      </span>
      <ul className="flex gap-x-3 max-lg:overflow-x-auto lg:contents">
        {heads.map(({ sort, title, means, className }) => {
          const isOn = asked.sort === sort;
          const order = isOn && asked.order === undefined ? "reversed" : undefined;
          const Arrow = asked.order === "reversed" ? ArrowUp : ArrowDown;
          return (
            <li key={sort} className={className}>
              <Link
                href={portfolioAddress.href(path, { ...asked, from: undefined, sort, order })}
                prefetch={false}
                scroll={false}
                title={means}
                aria-current={isOn ? "true" : undefined}
                className={clsx(
                  "inline-flex min-h-7 items-center gap-1 text-tiny font-medium whitespace-nowrap hover:underline max-lg:min-h-11 max-lg:min-w-11",
                  isOn ? "text-ink" : "text-soft",
                )}
              >
                {title}
                {isOn && <Arrow aria-hidden size={12} />}
                {isOn && asked.order === "reversed" && <span className="sr-only">, reversed</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
