import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { AppBar } from "@/components/shell/app-bar";
import { TakeSnapshotButton } from "@/components/editor/take-snapshot-button";
import { Timeline } from "@/components/snapshots/timeline";
import { Page } from "@/components/ui/page";
import { hasRole } from "@/lib/domain/contract/roles";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndOpenCount } from "@/lib/server/pipeline/queries";
import { listSnapshots } from "@/lib/server/snapshot/queries";
import { pipelineTabs } from "@/components/shell/tab-bar";

export const metadata = { title: "Snapshots" };

export default async function SnapshotsPage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/snapshots`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const [{ pipeline, open }, { snapshots }] = await Promise.all([
    getPipelineAndOpenCount(access),
    listSnapshots(access),
  ]);
  const canTake = hasRole(viewer.role, "editor");
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "snapshots", open)}
        crumb={pipeline.document.name}
        actions={canTake && snapshots.length > 0 && <TakeSnapshotButton pipelineId={id} />}
      />
      <Page
        title="Snapshots"
        lead="What was true on a day: the map, its claims and the posture, kept as they were."
      >
        <Timeline pipelineId={id} snapshots={snapshots} canTake={canTake} />
      </Page>
    </>
  );
}
