import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import type { SearchParams } from "@/components/posture/gaps/gap-query";
import { GapsView } from "@/components/posture/gaps/gaps-view";
import { LeadSentence } from "@/components/posture/lead-sentence";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/pipeline-tabs";
import { Page } from "@/components/ui/page";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { readGaps } from "./read-gaps";

interface GapsPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Gaps" };

export default async function GapsPage({ params, searchParams }: GapsPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/gaps`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const { document, posture, rows, query, ignored } = await orNotFound(readGaps(access, await searchParams));
  const { stages, pipeline } = posture.coverage;
  return (
    <>
      <AppBar viewer={viewer} tabs={pipelineTabs(id, "gaps", posture.gaps.asDeclared.length)} crumb={document.name} />
      <Page title="Gaps" lead={<LeadSentence stages={stages} whole={pipeline} proof={query.proof} />}>
        <GapsView pipelineId={id} rows={rows} posture={posture} query={query} ignored={ignored} />
      </Page>
    </>
  );
}
