import Link from "next/link";
import { Suspense } from "react";
import { requirePageViewer } from "@/app/require-page-viewer";
import { LeadSentence } from "@/components/pipelines/lead-sentence";
import { ListSkeleton } from "@/components/pipelines/list-skeleton";
import { PipelineList } from "@/components/pipelines/pipeline-list";
import { compareAttention, type ListedPipeline } from "@/components/pipelines/posture-numbers";
import { AppBar } from "@/components/shell/app-bar";
import { mainTabs } from "@/components/shell/pipeline-tabs";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { hasRole } from "@/lib/domain/contract/roles";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";

export const metadata = { title: "Pipelines" };

export default async function PipelinesPage({ searchParams }: { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const viewer = await requirePageViewer("/pipelines");
  const { q, from } = await searchParams;
  const canEdit = hasRole(viewer.role, "editor");
  const pipelines = readPipelines(viewer);
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs("pipelines")} actions={canEdit && <NewPipelineLink />} />
      <Page
        title="Pipelines"
        lead={
          <Suspense fallback="Reading the pipelines.">
            <Lead pipelines={pipelines} />
          </Suspense>
        }
      >
        {from === "archive" && <Notice className="mb-4">The pipeline is archived.</Notice>}
        <Suspense fallback={<ListSkeleton />}>
          <Listed pipelines={pipelines} query={typeof q === "string" ? q.trim() : ""} viewer={viewer} />
        </Suspense>
      </Page>
    </>
  );
}

type Listing = Promise<readonly ListedPipeline[]>;

async function readPipelines(viewer: Viewer): Listing {
  const { pipelines } = await listPipelines(await requireWorkspaceAccess(viewer, "viewer"));
  return pipelines.toSorted(compareAttention);
}

async function Lead({ pipelines }: { readonly pipelines: Listing }) {
  return <LeadSentence pipelines={await pipelines} />;
}

async function Listed({ pipelines, query, viewer }: { readonly pipelines: Listing; readonly query: string; readonly viewer: Viewer }) {
  return (
    <PipelineList
      pipelines={await pipelines}
      query={query}
      canEdit={hasRole(viewer.role, "editor")}
      canArchive={hasRole(viewer.role, "admin")}
      now={new Date()}
    />
  );
}

function NewPipelineLink() {
  return (
    <Link href="/pipelines/new" className={buttonClass("primary")}>
      New pipeline
    </Link>
  );
}
