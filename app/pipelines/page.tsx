import Link from "next/link";
import { requirePageViewer } from "@/app/require-page-viewer";
import { LeadSentence } from "@/components/pipelines/lead-sentence";
import { PipelineList } from "@/components/pipelines/pipeline-list";
import { compareAttention, type ListedPipeline } from "@/components/pipelines/posture-numbers";
import { AppBar } from "@/components/shell/app-bar";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { hasRole } from "@/lib/domain/contract/roles";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";
import { mainTabs } from "@/components/shell/tab-bar";

export const metadata = { title: "Pipelines" };

export default async function PipelinesPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requirePageViewer("/pipelines");
  const { q, from } = await searchParams;
  const canEdit = hasRole(viewer.role, "editor");
  // Awaited, not streamed: where React cuts a stream inside an SVG, it hides the part with a style that our policy refuses.
  const pipelines = await readPipelines(viewer);
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs("pipelines")} actions={canEdit && <NewPipelineLink />} />
      <Page title="Pipelines" lead={<LeadSentence pipelines={pipelines} />}>
        {from === "archive" && <Notice className="mb-4">The pipeline is archived.</Notice>}
        <PipelineList
          pipelines={pipelines}
          query={typeof q === "string" ? q.trim() : ""}
          canEdit={canEdit}
          canArchive={hasRole(viewer.role, "admin")}
          now={new Date()}
        />
      </Page>
    </>
  );
}

async function readPipelines(viewer: Viewer): Promise<readonly ListedPipeline[]> {
  const { pipelines } = await listPipelines(await requireWorkspaceAccess(viewer, "viewer"));
  return pipelines.toSorted(compareAttention);
}

function NewPipelineLink() {
  return (
    <Link href="/pipelines/new" className={buttonClass("primary")}>
      New pipeline
    </Link>
  );
}
