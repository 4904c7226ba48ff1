import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import type { SearchParams } from "@/components/posture/gaps/gap-query";
import { GapsView } from "@/components/posture/gaps/gaps-view";
import { LiveLeadSentence } from "@/components/posture/live-lead-sentence";
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
  const { posture, rows, query, ignored } = await orNotFound(readGaps(access, await searchParams));
  return (
    <Page title="Gaps" lead={<LiveLeadSentence proof={query.proof} />}>
      <GapsView pipelineId={id} rows={rows} posture={posture} query={query} ignored={ignored} />
    </Page>
  );
}
