import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { type GapQuery, gapsHref } from "./gap-query";
import type { Counts } from "@/lib/domain/posture/posture";
import { EmptyState } from "@/components/ui/page";

interface NoGapsProps {
  readonly counts: Counts;
  readonly query: GapQuery;
  readonly mapPath: string;
}

export function NoGaps({ counts, query, mapPath }: NoGapsProps) {
  const { applicable, inScope, notApplicable, verified, declared } = counts;
  const toMap = (
    <Link href={mapPath} prefetch={false} className={buttonClass()}>
      Open the map
    </Link>
  );
  if (applicable === 0) {
    return (
      <EmptyState title="Nothing to review yet">
        <p>
          Gaps come from the map: each thing on it brings the controls that can guard it. Put the first step
          of the pipeline on the map and they appear here.
        </p>
        {toMap}
      </EmptyState>
    );
  }
  if (inScope === 0) {
    return (
      <EmptyState title="Every control is marked not applicable">
        <p>
          That leaves nothing to have a gap. All {notApplicable} come back here on their review dates, where
          they have one.
        </p>
        {toMap}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={query.proof === "proven" ? "Every control in scope has current evidence" : "No control is open"}
    >
      <p>
        All {inScope} controls in scope are in place: {verified} verified by current evidence, {declared}{" "}
        declared without evidence. {notApplicable > 0 && `${notApplicable} more are marked not applicable. `}
        It says nothing about controls that no node on the map calls for.
      </p>
      {query.proof === "declared" && declared > 0 && (
        <Link
          href={gapsHref(`${mapPath}/gaps`, { proof: "proven" })}
          prefetch={false}
          className={buttonClass()}
        >
          See the {declared} without evidence
        </Link>
      )}
    </EmptyState>
  );
}
