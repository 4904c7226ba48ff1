import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { TakeSnapshotButton } from "@/components/editor/take-snapshot-button";
import { BurnDownFigure } from "@/components/snapshots/burn-down-figure";
import { ScheduleChoice } from "@/components/snapshots/schedule-choice";
import { Timeline } from "@/components/snapshots/timeline";
import { timelineAddress } from "@/components/snapshots/timeline-query";
import { LeftOut } from "@/components/ui/left-out";
import { Page } from "@/components/shell/page";
import type { SearchParams } from "@/lib/client/address";
import { hasRole } from "@/lib/domain/contract/roles";
import { scheduleSentence } from "@/lib/domain/snapshot/schedule";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { dayOf } from "@/lib/server/clock";
import { getPipelineAndOpenCount } from "@/lib/server/pipeline/queries";
import { readBurnDown } from "@/lib/server/snapshot/read-burn-down";
import { readTimeline } from "@/lib/server/snapshot/read-timeline";
import { getSnapshotSchedule } from "@/lib/server/snapshot/snapshot-schedule";
import { pipelineTabs } from "@/components/shell/tab-bar";

export const metadata = { title: "Snapshots" };

interface SnapshotsPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function SnapshotsPage({ params, searchParams }: SnapshotsPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/snapshots`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const { query, ignored } = timelineAddress.read(await searchParams);
  const [{ pipeline, open }, timeline, burnDown, { schedule }] = await Promise.all([
    getPipelineAndOpenCount(access),
    readTimeline(access, query.page),
    readBurnDown(access),
    getSnapshotSchedule(access),
  ]);
  const canTake = hasRole(viewer.role, "editor");
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "snapshots", open)}
        crumb={<PipelineName id={id} name={pipeline.document.name} role={viewer.role} />}
        actions={canTake && <TakeSnapshotButton pipelineId={id} />}
      />
      <Page
        page="pipelines/[id]/snapshots"
        title="Snapshots"
        lead="Frozen copies of the map, its statuses and its posture, each from one point in time."
      >
        <LeftOut ignored={ignored} className="mb-3" />
        {burnDown && <BurnDownFigure pipelineId={id} burnDown={burnDown} />}
        <Timeline pipelineId={id} stage={query.stage} timeline={timeline} canTake={canTake} />
        <ScheduleChoice
          pipelineId={id}
          schedule={schedule}
          about={scheduleSentence(dayOf(new Date()))}
          canChange={canTake}
        />
      </Page>
    </>
  );
}
