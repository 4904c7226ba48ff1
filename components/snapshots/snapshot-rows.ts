import type { ControlTexts } from "@/components/findings/control-texts";
import { type GapRow, gapRows } from "@/components/findings/gaps/gap-rows";
import { isShown } from "@/components/findings/gaps/is-shown";
import { selectGaps } from "@/components/findings/gaps/select-gaps";
import type { Settled } from "@/lib/domain/contract/posture";
import type { SnapshotAnswer } from "@/lib/domain/contract/snapshots";
import type { SnapshotQuery } from "./snapshot-query";
import { unranked } from "@/lib/domain/posture/findings/settled-gaps";
import { weakestFirst } from "@/lib/domain/posture/coverage/standing";

interface Listed {
  readonly document: SnapshotAnswer["document"];
  readonly posture: Pick<SnapshotAnswer["posture"], "coverage" | "gaps">;
  readonly settled: readonly Settled[] | undefined;
  readonly textsOf: ControlTexts;
}

/** The controls that are asked for, the weakest stage first; what is no gap comes last, without a priority. */
export function snapshotRows(
  { document, posture: { coverage, gaps }, settled = [], textsOf }: Listed,
  query: SnapshotQuery,
): readonly GapRow[] {
  const asked = { ...query, proof: "declared", sort: "priority" } as const;
  const others = query.show === undefined ? [] : settled.map(unranked);
  const rows = gapRows(
    document,
    [...gaps.asDeclared, ...others].filter(({ status }) => isShown(status, asked)),
    textsOf,
  );
  return selectGaps(rows, asked, weakestFirst(coverage.stages));
}
