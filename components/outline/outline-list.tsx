"use client";
import { CoverageBar } from "@/components/marks/coverage-bar";
import Link from "next/link";
import { useStageCounts } from "@/lib/client/editor/editor-context";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { openCount } from "@/lib/domain/posture/coverage/standing";
import { ListRow } from "./list-row";
import { MoreRows } from "./more-rows";
import { useAsked, usePipelinePath, useShownIds } from "./outline-context";
import { isFiltered } from "./outline-query";
import { useGrowing } from "./use-growing";
import { stageNames } from "@/lib/domain/words/stage-names";

/** The pipeline as it is read aloud: stage by stage, in each the nodes in the order in which a container passes them. */
export function OutlineList() {
  return stages.map((stage) => <StageSection key={stage} stage={stage} />);
}

function StageSection({ stage }: { readonly stage: Stage }) {
  const ids = useShownIds(stage);
  const query = useAsked();
  const growing = useGrowing(ids.length, query);
  const counts = useStageCounts(stage);
  const gaps = usePipelinePath("/gaps");
  const filtered = isFiltered(query);
  if (ids.length === 0 && filtered) return null;
  return (
    <section aria-labelledby={stage} className="mb-5">
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-3">
        <h2 id={stage} tabIndex={-1} className="scroll-mt-28 text-lead outline-none">
          {stageNames[stage]}
        </h2>
        <p className="text-soft tabular-nums">
          {ids.length} {ids.length === 1 ? "node" : "nodes"}
          {filtered && " found"},{" "}
          {counts.inScope === 0 ? (
            "no controls in scope"
          ) : (
            <Link href={`${gaps}?stage=${stage}`} prefetch={false} className="hover:underline">
              {openCount(counts)} of {counts.inScope} open
              <span className="sr-only"> in {stageNames[stage]}</span>
            </Link>
          )}
        </p>
        {counts.inScope > 0 && <CoverageBar counts={counts} className="max-w-44 self-center" />}
      </div>
      {ids.length === 0 ? (
        <p className="rounded-card border border-dashed border-line-strong px-4 py-3 text-soft">
          Nothing stands in this stage yet.
        </p>
      ) : (
        <ol className="rounded-card bg-panel px-4 shadow-card max-sm:px-3">
          {ids.slice(0, growing.drawn).map((id) => (
            <ListRow key={id} id={id} />
          ))}
        </ol>
      )}
      <MoreRows growing={growing} total={ids.length} />
    </section>
  );
}
