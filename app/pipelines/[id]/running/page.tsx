import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { RunningView } from "@/components/running/running-view";
import { Page } from "@/components/shell/page";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getRunning } from "@/lib/server/running/queries";

interface RunningPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata: Metadata = { title: "Runtime drift" };

export default async function RunningPage({ params }: RunningPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/running`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  return (
    <Page
      page="pipelines/[id]/running"
      title="Runtime drift"
      lead="Compare your cluster, container engine or registry with this map. Find images without a path on the map, other digests, and registries that are not on the map."
    >
      <RunningView pipelineId={id} answer={await getRunning(access)} />
    </Page>
  );
}
