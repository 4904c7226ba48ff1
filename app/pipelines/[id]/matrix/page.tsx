import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import type { SearchParams } from "@/lib/client/address";
import { matrixAddress } from "@/components/findings/matrix/matrix-query";
import { rowFrameworks } from "@/components/findings/matrix/matrix-rows";
import { MatrixView } from "@/components/findings/matrix/matrix-view";
import { LeadSentence } from "@/components/findings/lead-sentence";
import { AppBar } from "@/components/shell/app-bar";
import { Page } from "@/components/ui/page";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getAssessments } from "@/lib/server/pipeline/assessments";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface MatrixPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Matrix" };

export default async function MatrixPage({ params, searchParams }: MatrixPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/matrix`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const [{ name, nodes, assessments, posture }, asked] = await Promise.all([
    orNotFound(getAssessments(access)),
    searchParams,
  ]);
  const { query, ignored } = matrixAddress.read(asked, { rows: new Set(rowFrameworks) });
  const { stages, pipeline } = posture.coverage;
  return (
    <>
      <AppBar viewer={viewer} tabs={pipelineTabs(id, "matrix", posture.gaps.declared.length)} crumb={name} />
      <Page
        title="Matrix"
        lead={<LeadSentence stages={stages} whole={pipeline} gapsPath={`/pipelines/${id}/gaps`} />}
      >
        <MatrixView pipelineId={id} nodes={nodes} assessments={assessments} query={query} ignored={ignored} />
      </Page>
    </>
  );
}
