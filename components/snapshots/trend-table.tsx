import Link from "next/link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ReactNode } from "react";
import { UtcTime } from "@/components/marks/times";
import { CountLink } from "@/components/ui/count-link";
import type { Stage } from "@/lib/domain/pipeline/document";
import { openCount, standingOf } from "@/lib/domain/posture/coverage/coverage";
import { controlsHref, type SnapshotQuery } from "./snapshot-query";
import { ageWords, countedBy, told, type TrendRow } from "./trend-words";

const cell = "px-1.5 py-1 text-right whitespace-nowrap";

/** In longer tables only the snapshot is a link: more links would fill the page. */
const mostLinked = 40;

/** @param rows newest first */
export function TrendTable({
  rows,
  stage,
}: {
  readonly rows: readonly TrendRow[];
  readonly stage: Stage | undefined;
}) {
  return (
    <ScrollRegion label="Trend as numbers">
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
          {rows.map((row) => (
            <tr key={row.id} className="border-t border-line">
              <th scope="row" className="px-1.5 py-1 font-normal whitespace-nowrap">
                <Link
                  href={`/snapshots/${row.id}`}
                  prefetch={false}
                  className="inline-block min-h-6 hover:text-blue hover:underline"
                >
                  #{row.number}
                </Link>{" "}
                <span className="text-tiny text-soft">
                  <UtcTime at={row.takenAt.slice(0, 10)} />
                </span>
              </th>
              {cellsOf(row, stage, rows.length <= mostLinked && row.thinnedAt === null).map(
                (content, index) => (
                  <td key={heads[index + 1]} className={cell}>
                    {content}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const heads = [
  "Snapshot",
  "In place",
  "of which verified",
  "Gaps",
  "of which not assessed",
  "In scope",
  "Entry points, confirmed",
  "assumed",
  "Bypassed gates",
  "Age of evidence",
  "Counted by",
];

function cellsOf(
  { id, number, catalogue, figures }: TrendRow,
  stage: Stage | undefined,
  isLinked: boolean,
): readonly ReactNode[] {
  const { counts, waysIn, bypasses, analysis } = figures;
  const linked = (count: number | undefined, what: string, ask: Partial<SnapshotQuery>): ReactNode =>
    !isLinked || count === undefined || count === 0 ? (
      told(count)
    ) : (
      <CountLink
        count={count}
        what={`controls of snapshot ${number}: ${what}`}
        href={controlsHref(`/snapshots/${id}`, { ...ask, stage })}
      />
    );
  return [
    linked(counts && standingOf(counts), "in place", { show: "standing" }),
    linked(counts?.verified, "verified", { status: "verified", show: "all" }),
    linked(counts && openCount(counts), "open", {}),
    linked(counts?.notAssessed, "not assessed", { status: "not-assessed" }),
    linked(counts?.inScope, "in scope", { show: "scope" }),
    told(waysIn?.said),
    told(waysIn?.assumed),
    told(bypasses),
    ageWords(figures),
    countedBy(catalogue, analysis),
  ];
}
