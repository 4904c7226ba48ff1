import { orNotAnalysed } from "@/app/or-not-analysed";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import type { SearchParams } from "@/lib/client/address";
import { matrixAddress, matrixHref } from "@/components/findings/matrix/matrix-query";
import { rowFrameworks } from "@/components/findings/matrix/matrix-rows";
import { MatrixView } from "@/components/findings/matrix/matrix-view";
import { buttonClass } from "@/components/ui/button";
import { Download } from "lucide-react";
import { LeadSentence } from "@/components/findings/lead-sentence";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getAssessments } from "@/lib/server/pipeline/assessments";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface MatrixPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Matrix" };

async function MatrixPage({ params, searchParams }: MatrixPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/matrix`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const [{ name, policy, nodes, assessments, posture }, asked] = await Promise.all([
    orNotFound(getAssessments(access)),
    searchParams,
  ]);
  const { query, ignored } = matrixAddress.read(asked, { rows: new Set(rowFrameworks({ policy })) });
  const { stages, pipeline } = posture.coverage;
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "matrix", posture.gaps.declared.length)}
        crumb={<PipelineName id={id} name={name} role={viewer.role} />}
        help="pipelines/[id]/matrix"
        actions={
          nodes.length > 0 && (
            <a
              href={matrixHref(`/pipelines/${id}/matrix/export`, query)}
              download
              className={`${buttonClass()} print:hidden`}
            >
              <Download aria-hidden size={14} />
              CSV
            </a>
          )
        }
      />
      <main id="main" tabIndex={-1} className="px-4 py-3 outline-none sm:px-6 print:p-0">
        <h1 className="sr-only">Matrix</h1>
        <MatrixView
          pipelineId={id}
          policy={policy}
          nodes={nodes}
          assessments={assessments}
          lead={
            <LeadSentence
              stages={stages}
              whole={pipeline}
              gapsPath={`/pipelines/${id}/gaps`}
              asksReview={policy.needsReview?.includes("verified")}
            />
          }
          query={query}
          ignored={ignored}
        />
      </main>
    </>
  );
}

export default orNotAnalysed(MatrixPage);
