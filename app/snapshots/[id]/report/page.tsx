import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { frozenTexts } from "@/components/findings/control-texts";
import { ReportScreen } from "@/components/report/report-screen";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/tab-bar";
import type { SearchParams } from "@/lib/client/address";
import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { changesSince } from "@/app/snapshots/changes-since";
import { AppError } from "@/lib/server/errors";
import { readSnapshotReport } from "@/lib/server/snapshot/read-report";

interface SnapshotReportProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Report" };

export default async function SnapshotReportPage({ params, searchParams }: SnapshotReportProps) {
  const { id } = await params;
  const path = `/snapshots/${id}/report`;
  const viewer = await requirePageViewer(path);
  const access = await orNotFound(requireSnapshotAccess(viewer, id, "viewer"));
  const { report, pipelineId, number, controls } = await readSnapshotReport(access).catch(toSnapshot(id));
  const changes = await changesSince(viewer, access, { id, number });
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(pipelineId, "snapshots")}
        crumb={report.document.name}
        help="snapshots/[id]/report"
      />
      <ReportScreen
        {...report}
        changes={changes}
        path={path}
        asked={await searchParams}
        textsOf={frozenTexts(controls)}
      />
    </>
  );
}

/** A pruned snapshot has no report: its own page says why. */
function toSnapshot(id: string) {
  return (error: unknown): never => {
    if (error instanceof AppError && error.code === "conflict") redirect(`/snapshots/${id}`);
    throw error;
  };
}
