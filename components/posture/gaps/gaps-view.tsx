import { Download } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { PostureAnswer } from "@/lib/domain/contract/posture";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { weakestFirst } from "@/lib/domain/posture/sentences";
import { GapChips } from "./gap-chips";
import { GapForm } from "./gap-form";
import { GapPages } from "./gap-pages";
import { gapsHref, type ParsedGapQuery } from "./gap-query";
import type { GapRow } from "./gap-rows";
import { GapTable } from "./gap-table";
import { NoGaps } from "./no-gaps";
import { ProofSwitch } from "./proof-switch";
import { isGrouped, selectGaps } from "./select-gaps";

interface GapsViewProps extends ParsedGapQuery {
  readonly pipelineId: string;
  /** Every gap of the reading that the query asks for, by priority. */
  readonly rows: readonly GapRow[];
  readonly posture: PostureAnswer;
}

const pageSize = 100;

/** Filters, table and pages of the gaps page. */
export function GapsView({ pipelineId, rows, posture, query, ignored }: GapsViewProps) {
  const mapPath = `/pipelines/${pipelineId}`;
  const path = `${mapPath}/gaps`;
  const counts = posture.coverage.stages;
  const selected = selectGaps(rows, query, weakestFirst(counts, query.proof));
  const page = Math.min(query.page, Math.max(1, Math.ceil(selected.length / pageSize)));
  const shown = new Map<Stage, number>(stages.map((stage) => [stage, selected.filter((row) => row.stage === stage).length]));
  if (rows.length === 0) {
    return (
      <div className="flex flex-col gap-4">
        <ProofSwitch path={path} query={query} />
        <NoGaps counts={posture.coverage.pipeline} query={query} mapPath={mapPath} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {ignored.length > 0 && (
        <Notice tone="warning">Not known here, so left out: {ignored.map((part) => part.slice(0, 80)).join(", ")}. The other filters apply.</Notice>
      )}
      <div className="flex flex-wrap items-start justify-between gap-3 print:hidden">
        <GapChips path={path} query={query} rows={rows} />
        <div className="flex flex-wrap items-center gap-2">
          <ProofSwitch path={path} query={query} />
          <a href={gapsHref(`${path}/export`, { ...query, page: 1 })} download className={buttonClass()}>
            <Download aria-hidden size={14} />
            CSV
          </a>
        </div>
      </div>
      <GapForm path={path} query={query} rows={rows} />
      <p className="text-soft tabular-nums" role="status">
        {selected.length === rows.length ? countText(rows.length) : `${selected.length} of ${countText(rows.length)}`}
      </p>
      {selected.length === 0 && (
        <EmptyState title="No gap matches these filters">
          <p>Every filter is in the address: take one away, or all of them.</p>
          <Link href={gapsHref(path, { proof: query.proof, sort: query.sort, page: 1 })} prefetch={false} className={buttonClass()}>
            Clear filters
          </Link>
        </EmptyState>
      )}
      {selected.length > 0 && (
        <GapTable
          caption="Gaps"
          rows={selected.slice((page - 1) * pageSize, page * pageSize)}
          today={posture.analysedAt.slice(0, 10)}
          proof={query.proof}
          mapPath={mapPath}
          {...(isGrouped(query) && {
            groups: { counts, shown, hrefOf: (stage: Stage) => gapsHref(path, { stage, proof: query.proof, sort: query.sort, page: 1 }) },
          })}
        />
      )}
      <GapPages page={page} size={pageSize} total={selected.length} hrefOf={(next) => gapsHref(path, query, { page: next })} />
    </div>
  );
}

function countText(count: number): string {
  return count === 1 ? "1 gap" : `${count} gaps`;
}
