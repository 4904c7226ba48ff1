import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { RunningView } from "@/components/running/running-view";
import { Page } from "@/components/ui/page";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getRunning } from "@/lib/server/running/queries";

interface RunningPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata: Metadata = { title: "What really runs" };

export default async function RunningPage({ params }: RunningPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/running`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  return (
    <Page
      title="What really runs"
      lead="What the cluster, the engine or the registry says itself, held against this map: images that no way on it brings here, other digests, and what nobody drew."
    >
      <RunningView pipelineId={id} answer={await getRunning(access)} />
    </Page>
  );
}
