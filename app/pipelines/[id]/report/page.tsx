import type { Metadata } from "next";
import { orNotAnalysed } from "@/app/or-not-analysed";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { textsIn } from "@/components/findings/control-texts";
import { ReportScreen } from "@/components/report/report-screen";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/tab-bar";
import type { SearchParams } from "@/lib/client/address";
import { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { withOwnerWord } from "@/lib/domain/owners/with-owner-word";
import { readDirectory } from "@/lib/server/owners/read-directory";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { changesSince } from "@/app/snapshots/changes-since";
import { readReportOfNow } from "@/lib/server/snapshot/read-report";

interface ReportPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Report" };

async function ReportPage({ params, searchParams }: ReportPageProps) {
  const { id } = await params;
  const path = `/pipelines/${id}/report`;
  const viewer = await requirePageViewer(path);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const report = await orNotFound(readReportOfNow(access));
  const changes = await changesSince(viewer, access, undefined);
  const resolve = createOwnerResolver(await readDirectory(access));
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "report")}
        crumb={<PipelineName id={id} name={report.document.name} role={viewer.role} />}
        help="pipelines/[id]/report"
      />
      <ReportScreen
        {...report}
        changes={changes}
        path={path}
        asked={await searchParams}
        textsOf={textsIn(report.document)}
        ownerText={(owner) => withOwnerWord(resolve(owner))}
      />
    </>
  );
}

export default orNotAnalysed(ReportPage);
