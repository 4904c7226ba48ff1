import { orNotAnalysed } from "@/app/or-not-analysed";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { RefreshOnChange } from "@/components/findings/refresh-on-change";
import { FrameworksView } from "@/components/findings/frameworks/frameworks-view";
import type { SearchParams } from "@/lib/client/address";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import "@/components/ui/print.css";
import { Page } from "@/components/shell/page";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { slsaLead } from "@/components/findings/frameworks/framework-sentence";
import { proofWords } from "@/lib/domain/posture/words/proof-words";
import { readFrameworks } from "./read-frameworks";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface FrameworksPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Frameworks" };

async function FrameworksPage({ params, searchParams }: FrameworksPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/frameworks`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const { revision, name, posture, ...read } = await orNotFound(readFrameworks(access, await searchParams));
  const { proof } = read.query;
  const slsa = posture.slsa[proof];
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "frameworks", posture.gaps.declared.length)}
        crumb={<PipelineName id={id} name={name} role={viewer.role} />}
      />
      <Page
        page="pipelines/[id]/frameworks"
        title="Frameworks"
        lead={
          <>
            <b className="text-ink">{slsaLead(slsa)}</b> ({proofWords[proof].word.toLowerCase()}). A
            requirement is met if the controls that support it are in place.
          </>
        }
      >
        <RefreshOnChange pipelineId={id} revision={revision} />
        <FrameworksView pipelineId={id} slsa={slsa} {...read} />
      </Page>
    </>
  );
}

export default orNotAnalysed(FrameworksPage);
