import type { ReactNode } from "react";
import { ChangesSince, OpenWays, StageBars } from "@/components/findings/cover-parts";
import type { Report } from "@/lib/domain/report/report";

interface SnapshotCoverProps {
  readonly report: Pick<Report, "stages" | "waysIn" | "changes">;
  /** The comparison with the previous one, if possible. */
  readonly compareHref: string | undefined;
  readonly map: ReactNode;
}

/** The first screen: picture, progress per stage, gaps and changes. */
export function SnapshotCover({ report: { stages, waysIn, changes }, compareHref, map }: SnapshotCoverProps) {
  return (
    <div className="mb-6 grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="min-w-0">
        <h2 className="sr-only">Map</h2>
        {map}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <StageBars stages={stages} />
        <OpenWays waysIn={waysIn} href="#ways-in" />
        {changes && (
          <ChangesSince changes={changes}>
            {compareHref !== undefined && (
              <a href={compareHref} className="inline-block min-h-6 py-0.5 text-blue underline print:hidden">
                Compare the two
              </a>
            )}
          </ChangesSince>
        )}
      </div>
    </div>
  );
}
